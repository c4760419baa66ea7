/** Invented households and co-operatives; what they sell is real. Places follow the products'. */
export type DemoStall = {
  key: string
  province: string
  commune: string
  hamlet: string
  head: string
  form: string
  /** Name of a co-operative; a household has none. */
  organisation?: string
  stall: string
  grows: string
  story: string
  products: readonly string[]
}

const row = (key: string, place: string, hamlet: string, head: string, form: string, stall: string, grows: string, products: string, story: string, organisation?: string): DemoStall => {
  const [province, commune] = place.split('/') as [string, string]
  return { key, province, commune, hamlet, head, form, stall, grows, story, products: products.split(' '), ...(organisation && { organisation }) }
}

export const demoStalls: readonly DemoStall[] = [
  row('co-tu', '19/05503', 'Xóm Hồng Thái', 'Bùi Thị Tư', 'cô', 'Chè cô Tư Tân Cương', 'Chè', '002', 'Ba sào chè sau nhà, hái tay từ năm giờ sáng, sao bằng củi ngay trong ngày. Nhà làm chè đến nay là đời thứ ba.'),
  row('ong-chin', '19/05503', 'Xóm Nam Hưng', 'Trần Văn Chín', 'ông', 'Chè nhà ông Chín', 'Chè', '001', 'Chè cành tôm nõn, một năm bảy lứa. Ông Chín sao chè, con dâu đóng gói, cháu nội viết địa chỉ.'),
  row('may-mien', '19/05692', 'Xóm Việt Cường', 'Hoàng Thị Mây', 'chị', 'Miến nhà chị Mây', 'Miến dong', '003', 'Miến phơi nắng trên phên nứa, trời mưa thì nghỉ chứ không sấy.'),
  row('doi-suong', '19/05611', 'Xóm Khe Vàng', 'Nông Văn Bình', 'anh', 'Chè Đồi Sương', 'Chè', '005 006', 'Mười hai hộ góp đồi, góp xưởng. Chè hộ nào có sổ ghi riêng của hộ ấy.', 'HTX Chè Đồi Sương'),
  row('duyen-tra', '19/05692', 'Xóm Sông Cầu', 'Lý Thị Duyên', 'chị', 'Trà chị Duyên', 'Chè', '007 008', 'Làm trà đen và trà túi lọc từ búp chè trung du, máy nhỏ đặt ở gian bếp cũ.'),
  row('ong-tai', '19/05692', 'Xóm Na Long', 'Vi Văn Tài', 'bác', 'Mật ong bác Tài', 'Mật ong', '010', 'Năm mươi đàn ong đặt dưới rừng keo, mỗi năm quay mật hai lần.'),
  row('mang-khai', '19/05662', 'Xóm Đồng Dong', 'Dương Văn Khải', 'anh', 'Măng nhà Khải', 'Măng lục trúc', '011 012', 'Măng đào trước khi mặt trời lên thì ngọt, sau giờ ấy để lại cho thành tre.'),
  row('hoa-na-ri', '19/02155', 'Thôn Nà Khưa', 'Bàn Thị Hoa', 'chị', 'Miến dong chị Hoa', 'Miến dong', '013', 'Củ dong trồng nương cao, bột lọc bảy lần nước suối.'),
  row('nghe-ban-ang', '19/01843', 'Tổ Bản Áng', 'Hà Thị Lan', 'cô', 'Nghệ Bản Áng', 'Nghệ nếp', '015', 'Chín chị em trồng nghệ ven suối, cùng xay, cùng phơi, chia tiền theo cân.', 'HTX Nghệ Bản Áng'),
  row('ruou-pao', '19/01933', 'Bản Khuổi Linh', 'Triệu Văn Pảo', 'bác', 'Rượu men lá bác Pảo', 'Rượu gạo', '016', 'Men gồm hơn hai mươi thứ lá, bà nội truyền cho mẹ, mẹ truyền cho nhà tôi.'),
  row('lieu-mo', '19/01843', 'Tổ Pá Danh', 'Ma Thị Liễu', 'chị', 'Mơ chị Liễu', 'Mơ', '017', 'Mơ vàng hái tháng tư, ngâm chum sành một năm mới mở.'),

  row('song-trem', '96/32047', 'Ấp 7', 'Nguyễn Văn Đước', 'chú', 'HTX Sông Trẹm', 'Mật ong, cá đồng', '020 023', 'Xã viên gác kèo ong trong rừng tràm, mùa nước thì làm khô cá bổi. Anh Phúc giữ sổ, chị Sáu gói hàng.', 'HTX Sông Trẹm'),
  row('muoi-ut', '96/31825', 'Khóm 4', 'Huỳnh Văn Út', 'chú', 'Muối chú Út', 'Muối', '018', 'Ruộng muối trải bạt, cào lúc xế chiều khi hạt vừa khô.'),
  row('tom-be-ba', '96/32244', 'Khóm 3', 'Trương Thị Bé Ba', 'cô', 'Tôm khô Bé Ba', 'Tôm', '021', 'Tôm đất đầm nhà, luộc nước muối rồi phơi hai nắng, lột vỏ bằng tay.'),
  row('cua-dom', '96/32191', 'Ấp Xóm Lớn', 'Nguyễn Văn Đởm', 'anh', 'Cua anh Đởm', 'Cua biển', '022', 'Cua bắt theo con nước, trói dây lác, đi ngay trong ngày.'),

  row('kieu-that-lat', '92/31441', 'Ấp 5', 'Lâm Thị Kiều', 'chị', 'Thát lát chị Kiều', 'Cá thát lát', '025', 'Cá ao nhà, rút xương bằng tay, ướp tiêu hành rồi cấp đông.'),
  row('muoi-mang-cau', '92/31264', 'Ấp 2', 'Võ Thị Mười', 'cô', 'Mãng cầu cô Mười', 'Mãng cầu', '026 030', 'Hai công mãng cầu xiêm, trái chín cây mới hái; lá và trái đều không bỏ phí.'),
  row('sang-tan-loc', '92/31213', 'Khu vực Trường Thọ', 'Đỗ Văn Sáng', 'anh', 'Khô mắm cù lao', 'Cá tra, cá linh', '027 028', 'Cù lao giữa sông Hậu, cá tươi mổ tại bến, mắm ủ trong thùng gỗ.'),
  row('ngot-buoi', '92/31299', 'Ấp Nhơn Lộc', 'Lê Văn Ngọt', 'bác', 'Vườn bưởi bác Ngọt', 'Bưởi da xanh', '031', 'Vườn bưởi mười hai năm tuổi bên rạch, cỏ để tự nhiên, không xịt thuốc cỏ.'),
  row('ha-dong-trung', '92/31261', 'Ấp Thới Hòa', 'Phạm Thị Thu Hà', 'chị', 'Nấm chị Hà Cờ Đỏ', 'Nấm', '032', 'Phòng nuôi nấm làm từ gian nhà kho cũ, mỗi tháng ra một mẻ.'),
  row('tham-tra', '92/31186', 'Khu vực Yên Thượng', 'Ngô Thị Thắm', 'chị', 'Trà chị Thắm', 'Mãng cầu', '033', 'Sấy mãng cầu bằng lò than nhỏ, mỗi mẻ mười ký.'),
  row('sa-ray', '92/31569', 'Ấp Phú Thành', 'Thạch Thị Sa Rây', 'chị', 'Bánh pía chị Sa Rây', 'Bánh pía', '035', 'Nướng bánh mỗi sáng, nhân đậu xanh sầu riêng, trứng muối nhà tự ủ.'),
  row('gio-dong', '92/31684', 'Khóm Hòa Mỹ', 'Sơn Minh Thành', 'anh', 'Gạo Gió Đồng', 'Lúa', '073', 'Một vụ lúa một vụ tôm trên cùng thửa ruộng, gạo xay theo đơn.', 'HTX Gió Đồng'),

  row('so-phia', '86/29341', 'Ấp Cầu Tre', 'Kim Thị Sô Phia', 'chị', 'Mật dừa Sô Phia', 'Dừa', '036 037', 'Sáng chiều hai lượt leo dừa lấy mật hoa, cô đặc ngay trong ngày.'),
  row('dua-sap-ni', '86/29308', 'Ấp Giồng Lớn', 'Thạch Văn Ni', 'anh', 'Dừa sáp anh Ni', 'Dừa sáp', '038', 'Cả quầy mười trái mới được vài trái sáp, nạo sợi sấy để ăn quanh năm.'),
  row('lanh-sau-rieng', '86/29602', 'Ấp Phước Lợi', 'Nguyễn Thị Lành', 'cô', 'Sầu riêng cô Lành', 'Sầu riêng', '040', 'Sầu riêng vườn cù lao, cơm vàng, sấy khi vừa rụng.'),
  row('con-gio', '86/29410', 'Ấp Cồn Chim', 'Phan Văn Biển', 'chú', 'Một ngày ở cồn', 'Du lịch cộng đồng', '041', 'Bảy nhà trên cồn thay phiên đón khách: bơi xuồng, đổ bánh lá, bắt cua đồng.', 'Tổ hợp tác Cồn Gió'),
  row('ri-nuoc-mam', '86/29512', 'Khóm Phước An', 'Dương Thị Rí', 'cô', 'Mắm rươi cô Rí', 'Rươi', '042', 'Rươi chỉ lên vài đêm trong năm, ủ trong lu sành đủ mười hai tháng.'),
  row('tep-tom', '86/29518', 'Ấp 12', 'Huỳnh Thị Tép', 'chị', 'Tôm khô chị Tép', 'Tôm', '043', 'Tôm thẻ ao nhà, phơi giàn lưới, không phẩm màu.'),
  row('nga-keo', '86/28984', 'Ấp 3', 'Trần Thị Ngà', 'cô', 'Kẹo dừa cô Ngà', 'Dừa', '045', 'Chảo kẹo quậy tay, gói giấy tráng bột ăn được.'),
  row('thoi-buoi', '86/29771', 'Khóm Mỹ Lợi', 'Lý Văn Thới', 'bác', 'Bưởi bác Thới', 'Bưởi Năm Roi', '046', 'Vườn cũ của ông nội, giữ giống Năm Roi gốc ghép.'),
  row('kieng-mai', '86/28870', 'Ấp Sơn Châu', 'Bùi Văn Kiểng', 'chú', 'Mai vàng chú Kiểng', 'Mai vàng', '076', 'Mai uốn tay từ cây con, mỗi chậu ít nhất tám năm.'),

  row('hai-phu-quoc', '91/31078', 'Khu phố 5', 'Đoàn Văn Hải', 'anh', 'Nước mắm anh Hải', 'Nước mắm', '047 048', 'Cá cơm đánh trong ngày, ủ thùng gỗ bời lời trên mười hai tháng.'),
  row('bong-ca-loc', '91/30682', 'Ấp Tây Bình', 'Ngô Thị Bông', 'chị', 'Khô chị Bông', 'Cá lóc', '050', 'Cá lóc ao nhà, xẻ đôi, phơi vỉ tre cao khỏi bụi.'),
  row('sen-thot-not', '91/30544', 'Ấp Tô Thuận', 'Chau Kim Sên', 'anh', 'Thốt nốt anh Sên', 'Thốt nốt', '051', 'Leo cây lấy nước lúc gà gáy, nấu đường bằng lá và bẹ thốt nốt.'),

  row('nhan-banh', '31/10507', 'Tổ dân phố 3', 'Vũ Thị Nhàn', 'bà', 'Bánh đậu bà Nhàn', 'Bánh đậu xanh', '052', 'Đậu xanh tiêu rang mộc, ép khuôn gỗ, gói giấy bạc.'),
  row('lo-bat-trang', '01/00577', 'Xóm 4', 'Phùng Văn Lô', 'chú', 'Gốm chú Lô', 'Gốm', '053', 'Vẽ tay từng cánh sen, nung lò ga, mỗi bộ lệch nhau một nét bút.'),
  row('hong-che', '25/08152', 'Khu 6', 'Đinh Thị Hồng', 'chị', 'Chè đồi chị Hồng', 'Chè', '055', 'Chè búp tím trồng xen trám, hái một tôm hai lá.'),
  row('my-song-lo', '25/07918', 'Khu Xóm Bãi', 'Tạ Văn Quý', 'anh', 'Mỳ gạo Sông Lô', 'Mỳ gạo', '056', 'Gạo ngâm qua đêm, xay nước, mỳ phơi sào tre ven sông.', 'HTX Mỳ Sông Lô'),
  row('mai-cam', '25/05089', 'Khu 3', 'Quách Thị Mai', 'chị', 'Cam chị Mai', 'Cam', '063', 'Cam lòng vàng trên đất đỏ, cắt cành lá để khách biết còn tươi.'),
  row('thuan-ca-gai', '44/19597', 'Thôn Ba Thung', 'Hoàng Văn Thuận', 'bác', 'Cà gai bác Thuận', 'Cà gai leo', '057', 'Đất đồi khô trồng cà gai, nấu cao ba ngày đêm.'),
  row('luong-sam', '48/20950', 'Thôn 2', 'Hồ Văn Lượng', 'bác', 'Sâm núi bác Lượng', 'Sâm', '058', 'Vườn sâm dưới tán rừng già, sáu năm mới đào.'),
  row('nan-may-tre', '40/17827', 'Xóm Phong Cảnh', 'Nguyễn Thị Nan', 'cô', 'Mây tre cô Nan', 'Đồ mây tre', '060', 'Nan vót tay, đèn đan một ngày một chiếc.'),
  row('pao-shan', '15/02869', 'Thôn Đội 3', 'Vàng A Páo', 'anh', 'Chè shan anh Páo', 'Chè shan', '061', 'Cây chè cổ thụ trên núi cao, mỗi năm hái ba vụ.'),
  row('mui-shan', '08/02260', 'Thôn Pác Khoang', 'Đặng Thị Mùi', 'chị', 'Chè shan chị Mùi', 'Chè shan', '062', 'Bản ở trong mây, chè phủ rêu trắng, sao chảo gang.'),
  row('toan-vai', '24/07582', 'Thôn Cầu Từ', 'Giáp Văn Toàn', 'anh', 'Vải thiều anh Toàn', 'Vải thiều', '065', 'Vườn vải ghi nhật ký từng lứa, hái đêm, đi xe lạnh lúc sáng.'),
  row('huong-nhan', '33/11953', 'Tổ Xích Đằng', 'Nguyễn Văn Hưởng', 'ông', 'Nhãn ông Hưởng', 'Nhãn lồng', '066', 'Ba mươi gốc nhãn lồng bên đê, cùi dày, hạt nhỏ.'),
  row('le-toi', '51/21548', 'Thôn Tây An Hải', 'Phạm Thị Lê', 'cô', 'Tỏi cô Lê Lý Sơn', 'Tỏi', '067', 'Tỏi trồng trên cát biển và đất núi lửa, phơi trên mái nhà.'),
  row('y-thuan', '66/24133', 'Buôn Ako Dhong', 'Y Thuân Niê', 'anh', 'Cà phê Y Thuân', 'Cà phê', '068', 'Hái trái chín, phơi giàn, rang mỗi thứ bảy.'),
  row('buu-bau-da', '52/21910', 'Thôn Cù Lâm', 'Trần Văn Bửu', 'chú', 'Rượu chú Bửu', 'Rượu gạo', '070', 'Nước giếng đầu làng, nồi đồng, cần tre, mỗi mẻ mười lít.'),
  row('hoa-nho', '56/22870', 'Thôn Mỹ Nghiệp', 'Đàng Thị Hoa', 'chị', 'Nho chị Hoa', 'Nho', '071', 'Giàn nho ba sào, tỉa tay từng chùm.'),
  row('xuyen-muoi-ot', '80/25708', 'Khu phố Lộc An', 'Nguyễn Thị Xuyến', 'chị', 'Muối ớt chị Xuyến', 'Muối ớt', '072', 'Ớt hiểm phơi nắng, tôm khô giã cối đá.'),
  row('loc-hoa', '82/29905', 'Khóm Sa Nhiên', 'Cao Văn Lộc', 'anh', 'Hoa anh Lộc Sa Đéc', 'Hoa cúc', '075', 'Hoa trồng trên giàn cao giữa mùa nước, tưới bằng xuồng.'),

  row('khoi-mam', '68/22945', 'Khu phố 8', 'Bùi Văn Khơi', 'chú', 'Mắm chú Khơi', 'Mắm', '077', 'Cá cơm tươi muối ngay trên ghe.'),
  row('nang-doi', '68/24730', "Bon Bu N'Đor", "K'Brếp", 'anh', 'Nắng Đồi', 'Cà phê, mắc ca', '078 080', 'Hai mươi hộ trồng cà phê xen mắc ca, chung sân phơi và máy rang.', 'HTX Nắng Đồi'),
  row('ha-tuyen', '68/24848', 'Tổ Bon Đưng', 'Liêng Jrang Ha Tuyên', 'anh', 'Atiso anh Tuyên', 'Atiso', '081', 'Atiso trồng luống cao, bông và lá nấu cao trong nồi đất lớn.'),
  row('ngan-nam', '68/24985', 'Thôn Hiệp Hòa', 'Đỗ Thị Kim Ngân', 'chị', 'Nấm chị Ngân', 'Nấm', '082', 'Nuôi nấm trong hũ thủy tinh, sấy lạnh để giữ màu.'),
  row('lan-mac-ca', '68/24736', 'Bon Bu Prăng', 'Điểu Thị Lan', 'chị', 'Mắc ca chị Lan', 'Mắc ca', '083', 'Mắc ca trồng che gió cho rẫy cà phê, hạt sấy nứt sẵn.'),
  row('diep-dieu', '68/24617', 'Tổ dân phố 2', 'Lê Thị Thanh Điệp', 'chị', 'Hạt điều chị Điệp', 'Điều', '085', 'Điều rang củi với muối hột, còn vỏ lụa cho thơm.'),
  row('thang-duc-an', '68/24717', 'Thôn 4', 'Chu Văn Thắng', 'anh', 'Rẫy nhà Thắng', 'Mắc ca, cà phê', '086 087', 'Một rẫy hai thứ hạt, rang xay theo đơn mỗi tuần.'),
  row('sen-thao-moc', '68/24722', 'Thôn Thuận Tân', 'Mai Thị Sen', 'chị', 'Trà vườn chị Sen', 'Cây thuốc nam', '088', 'Bảy thứ lá rễ trong vườn, hái đúng mùa, sấy riêng từng thứ.'),
  row('dong-bi-dao', '68/24649', 'Thôn 8', 'Hoàng Văn Đồng', 'anh', 'Trà bí đao anh Đồng', 'Bí đao', '090', 'Bí đao già phơi ba nắng rồi sao với đường phên.'),
  row('huong-duc-trong', '68/24958', 'Thôn Phú Thịnh', 'Trịnh Thị Hương', 'chị', 'Nấm và trái sấy chị Hương', 'Nấm hương, chanh dây', '091 093', 'Nhà nấm ba trăm mét vuông; mùa chanh dây thì thêm lò sấy.'),
  row('thinh-dau', '68/24967', 'Thôn Bắc Hội', 'Phạm Văn Thịnh', 'anh', 'Dâu tằm anh Thịnh', 'Dâu tằm', '092', 'Dâu hái sáng sớm, xếp một lớp cho khỏi dập.'),
  row('hien-ca-phe', '68/24991', 'Thôn Tà Hine', 'Bùi Quang Hiển', 'anh', 'Cà phê anh Hiển', 'Cà phê', '095', 'Cà phê rang mộc, không bơ, không bắp.'),
  row('dong-moi', '68/23152', 'Thôn 2', 'Nguyễn Văn Bảy', 'chú', 'Gạo Đồng Mới', 'Lúa', '096', 'Cánh đồng ven sông La Ngà, một giống một thửa, xay từng đợt nhỏ.', 'HTX Đồng Mới'),
  row('yen-to', '68/23188', 'Thôn 3', 'Võ Thị Yến', 'cô', 'Yến cô Yến', 'Yến sào', '097', 'Nhà yến cuối thôn, nhặt lông bằng nhíp, không tẩy.'),
  row('khoa-nuoc-mam', '68/22924', 'Khu phố 4', 'Trần Văn Khoa', 'anh', 'Nước mắm anh Khoa', 'Nước mắm', '098', 'Cá cơm than tháng tám, chượp đảo tay mỗi sáng.'),
  row('phat-trung', '68/23227', 'Thôn 1', 'Nguyễn Hữu Phát', 'anh', 'Trứng gà anh Phát', 'Gà', '100', 'Gà thả vườn điều, trứng nhặt trong ngày, ghi ngày trên vỏ.'),
]

/** Households still on their way, in Tân Cương and beside the co-operative. */
export type DemoHousehold = { key: string; province: string; commune: string; hamlet: string; head: string; form: string; grows: string; stage: 'self' | 'met' | 'checked' | 'skills' | 'draft' | 'waiting' | 'empty' }

const way = (key: string, place: string, hamlet: string, head: string, form: string, grows: string, stage: DemoHousehold['stage']): DemoHousehold => {
  const [province, commune] = place.split('/') as [string, string]
  return { key, province, commune, hamlet, head, form, grows, stage }
}

export const demoHouseholds: readonly DemoHousehold[] = [
  way('minh-guoc', '19/05503', 'Xóm Guộc', 'Lương Thị Minh', 'bà', 'Chè', 'met'),
  way('dai-nam-dong', '19/05503', 'Xóm Nam Đồng', 'Phạm Văn Đại', 'anh', 'Chè', 'met'),
  way('thoa-hong-thai', '19/05503', 'Xóm Hồng Thái', 'Nguyễn Thị Thoa', 'chị', 'Chè, gà đồi', 'checked'),
  way('hung-soi-vang', '19/05503', 'Xóm Soi Vàng', 'Lê Văn Hùng', 'chú', 'Chè', 'skills'),
  way('lien-go-phao', '19/05503', 'Xóm Gò Pháo', 'Vũ Thị Liên', 'cô', 'Chè', 'draft'),
  way('quyet-nam-hung', '19/05503', 'Xóm Nam Hưng', 'Đào Văn Quyết', 'anh', 'Chè', 'waiting'),
  way('lan-gieng-chi', '19/05503', 'Xóm Gò Pháo', 'Dương Thị Lan', 'chị', 'Chè', 'empty'),
  way('ngoc-my-hao', '19/05503', 'Xóm Y Na', 'Trần Thị Ngọc', 'chị', 'Chè', 'self'),
  way('hai-trai-cau', '19/05662', 'Xóm Kim Cương', 'Hà Văn Hải', 'bác', 'Na', 'met'),
  way('be-u-minh', '96/32047', 'Ấp 3', 'Trần Văn Bé', 'chú', 'Cá đồng', 'met'),
  way('tam-u-minh', '96/32047', 'Ấp 7', 'Lê Thị Tám', 'cô', 'Mắm cá lóc', 'skills'),
  way('nho-u-minh', '96/32047', 'Ấp 11', 'Danh Văn Nhỏ', 'anh', 'Mật ong', 'waiting'),
  way('hue-co-do', '92/31261', 'Ấp Thới Bình', 'Nguyễn Thị Huệ', 'chị', 'Dưa hấu', 'checked'),
  way('son-cho-lach', '86/28870', 'Ấp Phụng Châu', 'Đặng Văn Sơn', 'anh', 'Cây giống', 'draft'),
]
