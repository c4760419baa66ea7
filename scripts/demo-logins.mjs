/** What `npm start` prints: the people of the demo and how they enter. */
const pin = '246810'
const person = (phone, name, role) => ({ name, role, phone, pin })

export const demoLogins = [
  person('0912000001', 'Cô Tư (Bùi Thị Tư)', 'farmer, Tân Cương'),
  person('0912000002', 'Anh Nam', 'buyer, Hà Nội'),
  person('0912000003', 'Chị Hạnh', 'officer, Tân Cương'),
  person('0912000004', 'Anh Lực', 'province operator, Thái Nguyên'),
  person('0912000005', 'Chị Vân', 'collector, maker'),
  person('0912000006', 'Anh Long', 'collector, checker'),
  person('0912000007', 'Chị Mai', 'post clerk, Tân Cương'),
  person('0912000008', 'Anh Phúc', 'accountant, HTX Sông Trẹm'),
  person('0912000009', 'Chị Sáu', 'packer, HTX Sông Trẹm'),
  person('0912000010', 'Anh Kiệt', 'officer, U Minh'),
  person('0912000011', 'Cô Thanh', 'auditor'),
  person('0912000013', 'Chú Bảy', 'HTX Đồng Mới, takes its own money'),
]
