export const shipping = {
  'shipping.tooFar': '{name} tươi sống, chở xa bị hỏng nên không gửi tới tỉnh này được. Bỏ món này ra, hoặc gửi về tỉnh gần hơn.',
  'shipping.tooHeavy': 'Gói hàng của {stall} nặng quá 30 kg. Bớt số lượng, hoặc chia làm hai lần đặt.',
  'shipping.alreadyHandedOver': 'Đơn này đã giao bưu điện với mã khác. Xem lại mã gửi hàng.',
  'shipping.trackingUsed': 'Mã gửi hàng này đã dùng cho đơn khác. Xem lại trên biên nhận.',
  'shipping.trackingWrong': 'Mã gửi hàng gồm 5 đến 32 chữ và số, in trên biên nhận của bưu điện.',
  'shipping.unknownCode': 'Không thấy mã này. Xem lại tem trên gói hàng.',
  'shipping.carrier.vnpost': 'Bưu điện Việt Nam',
  'shipping.carrier.viettelpost': 'Viettel Post',
  'shipping.carrier.ghn': 'Giao Hàng Nhanh',
  'shipping.carrier.ghtk': 'Giao Hàng Tiết Kiệm',
  'shipping.carrier.other': 'Nơi chở khác',
} as const
