import type { Kind } from './drawings/drawings.ts'
import data from './ocop-products.json' with { type: 'json' }

export type Good = (typeof data.products)[number]
export const goods = new Map(data.products.map((good) => [good.id, good]))

const kinds: Record<string, Kind> = {
  '001': 'tea-leaves', '002': 'tea', '003': 'glass-noodles', '005': 'tea-leaves', '006': 'tea', '007': 'black-tea', '008': 'tea-bags', '010': 'honey',
  '011': 'dry-bamboo', '012': 'fresh-bamboo', '013': 'glass-noodles', '015': 'turmeric', '016': 'liquor', '017': 'fruit-liquor', '018': 'salt', '020': 'honey',
  '021': 'dried-shrimp', '022': 'crab', '023': 'dried-fish', '025': 'fish-cake', '026': 'soursop', '027': 'dried-fish', '028': 'fish-sauce', '030': 'fruit-liquor',
  '031': 'pomelo', '032': 'cordyceps', '033': 'soursop', '035': 'pia', '036': 'coconut-nectar', '037': 'coconut-sugar', '038': 'wax-coconut', '040': 'durian',
  '041': 'boat', '042': 'fish-sauce', '043': 'dried-shrimp', '045': 'coconut-candy', '046': 'pomelo', '047': 'fish-sauce', '048': 'fish-sauce', '050': 'hung-fish',
  '051': 'palm-sugar', '052': 'mung-cakes', '053': 'bowls', '055': 'tea', '056': 'rice-noodles', '057': 'herb-extract', '058': 'ginseng', '060': 'lamp',
  '061': 'shan-tea', '062': 'shan-tea', '063': 'orange', '065': 'lychee', '066': 'longan', '067': 'garlic', '068': 'coffee', '070': 'liquor', '071': 'grapes',
  '072': 'chili-salt', '073': 'rice', '075': 'chrysanthemum', '076': 'apricot', '077': 'fish-paste', '078': 'coffee', '080': 'macadamia', '081': 'artichoke',
  '082': 'cordyceps', '083': 'macadamia', '085': 'cashew', '086': 'macadamia', '087': 'coffee', '088': 'herb-tea', '090': 'winter-melon-tea', '091': 'mushrooms',
  '092': 'mulberry', '093': 'passion-fruit', '095': 'coffee', '096': 'rice', '097': 'nest', '098': 'fish-sauce', '100': 'eggs',
}
const kindOf = (id: string): Kind => {
  const kind = kinds[id]
  if (!kind) throw new Error(`no drawing for product ${id}`)
  return kind
}

/** Goods that come with a second look. */
const otherSides: Partial<Record<Kind, Kind>> = { tea: 'tea-leaves', 'shan-tea': 'tea-leaves', 'tea-leaves': 'tea', 'fish-cake': 'fresh-fish', 'dried-fish': 'hung-fish' }
/** What is drawn for a product: the first picture leads; cô Tư's has the three of the lesson. */
export function picturesOf(id: string): { kind: Kind; seed: string }[] {
  const kind = kindOf(id)
  const other = otherSides[kind]
  const pictures = [{ kind, seed: id }, ...(other ? [{ kind: other, seed: id }] : [])]
  return id === '002' ? [...pictures, { kind: 'tea-leaves' as const, seed: 'close' }] : pictures
}

/** What it is, what it is made of, how it is used; plain words, nothing promised. */
const told: Record<Kind, [what: string, ingredients: string, usage: string]> = {
  tea: ['Búp chè hái tay buổi sớm, sao ngay trong ngày. Nước vàng xanh, vị chát dịu rồi ngọt, hương cốm.', 'Búp chè tươi 100 %.', 'Tráng ấm bằng nước sôi, cho 5 g chè vào ấm 200 ml nước 85 °C, đợi 30 giây rồi rót.'],
  'tea-leaves': ['Một tôm một lá, cánh nhỏ xoăn đều, hương cốm rõ. Pha được bốn năm lượt nước.', 'Búp chè tươi 100 %.', 'Dùng 5 g cho ấm 200 ml nước 85 °C, rót sau 30 giây; lượt sau để lâu hơn một chút.'],
  'shan-tea': ['Búp chè từ cây cổ thụ trên núi cao, phủ tuyết trắng. Nước vàng sánh, thơm mùi khói bếp nhẹ.', 'Búp chè shan 100 %.', 'Dùng 5 g cho ấm 250 ml nước 95 °C, bỏ nước tráng đầu.'],
  'black-tea': ['Chè lên men trọn, nước đỏ nâu, thơm mùi mật. Uống nóng hay pha sữa đều được.', 'Búp chè tươi lên men 100 %.', 'Dùng 3 g cho 200 ml nước sôi, ngâm 3 phút.'],
  'tea-bags': ['Chè xanh nghiền, đóng túi lọc cho tiện lúc đi làm.', 'Chè xanh 100 %; túi giấy lọc không keo.', 'Một túi cho 150 ml nước 90 °C, ngâm 2 phút.'],
  soursop: ['Mãng cầu xiêm chín thái lát, sấy chậm, giữ vị chua ngọt và mùi thơm của trái.', 'Thịt trái mãng cầu xiêm, đường phèn.', 'Hãm 10 g với 300 ml nước sôi trong 5 phút; ăn luôn cả xác.'],
  'herb-tea': ['Bảy thứ lá, hoa, rễ trong vườn phơi riêng rồi mới trộn. Mùi thơm nhẹ, uống lúc nào cũng được.', 'Cúc, cam thảo, cỏ ngọt, kim ngân, lá vối, sả, gừng.', 'Một túi cho 200 ml nước sôi, ngâm 5 phút.'],
  'winter-melon-tea': ['Bí đao già thái lát phơi khô, sao thơm. Nước nâu trong, ngọt thanh.', 'Bí đao khô, cỏ ngọt.', 'Một túi cho 250 ml nước sôi, uống nóng hay để lạnh.'],
  coffee: ['Trái hái chín, phơi giàn, rang vừa. Đậm, hậu ngọt, không tẩm ướp.', 'Cà phê nhân rang 100 %.', 'Pha phin: 20 g bột, 80 ml nước 95 °C, ủ 1 phút rồi rót tiếp.'],
  honey: ['Mật quay khi tổ đã vít nắp, đặc và thơm mùi hoa rừng. Trời lạnh có thể đóng đường, ngâm nước ấm là tan.', 'Mật ong 100 %.', 'Pha nước ấm dưới 40 °C, chấm bánh hay ướp thịt. Không cho trẻ dưới 1 tuổi dùng.'],
  'coconut-nectar': ['Mật hoa dừa cô đặc, ngọt thanh, màu nâu cánh gián. Thay đường khi nấu ăn, pha nước.', 'Mật hoa dừa 100 %.', 'Dùng như nước đường: pha trà, rưới bánh, kho cá.'],
  liquor: ['Rượu gạo nấu nồi nhỏ, ủ men nhà, nước trong, êm.', 'Gạo, men lá, nước.', 'Uống vừa phải trong bữa ăn. Không bán cho người dưới 18 tuổi; đã uống thì không lái xe.'],
  'fruit-liquor': ['Trái chín ngâm ủ, vị chua ngọt, thơm mùi trái cây.', 'Trái cây, rượu gạo, đường.', 'Uống lạnh, vừa phải. Không bán cho người dưới 18 tuổi; đã uống thì không lái xe.'],
  pomelo: ['Trái chín cây, vỏ mỏng, múi mọng nước. Để vài hôm cho xuống nước càng ngọt.', 'Bưởi tươi.', 'Bóc ăn tươi hay làm gỏi. Để nơi thoáng.'],
  orange: ['Cam cắt cành còn lá, vỏ mỏng, nước nhiều, ngọt đậm.', 'Cam tươi.', 'Ăn tươi hay vắt nước. Để nơi thoáng mát.'],
  lychee: ['Vải thiều cùi dày, hạt nhỏ, hái lúc sáng sớm, đóng thùng có đá.', 'Vải tươi.', 'Ăn tươi, ngon nhất trong 3 ngày; cất ngăn mát.'],
  longan: ['Nhãn lồng vỏ vàng, cùi dày ráo, ngọt thơm.', 'Nhãn tươi.', 'Ăn tươi hay nấu chè; cất ngăn mát.'],
  grapes: ['Nho cắt đúng độ, giòn, ngọt, còn phấn trắng trên vỏ.', 'Nho tươi.', 'Rửa ngay trước khi ăn; cất ngăn mát.'],
  mulberry: ['Dâu chín đen, hái sáng, xếp một lớp.', 'Dâu tằm tươi.', 'Ăn tươi, làm siro hay ngâm đường; cất ngăn mát, dùng sớm.'],
  'passion-fruit': ['Chanh dây chín sấy dẻo, chua ngọt, thơm gắt mùi trái tươi.', 'Chanh dây, đường mía.', 'Ăn luôn, hay thả vào trà.'],
  durian: ['Múi sầu riêng chín sấy thăng hoa, giòn tan, giữ nguyên mùi.', 'Sầu riêng 100 %.', 'Mở gói ăn liền; gói đã mở đóng kín lại.'],
  'coconut-candy': ['Nước cốt dừa và mạch nha quậy chảo, dẻo vừa, không dính răng.', 'Nước cốt dừa, mạch nha, đường.', 'Ăn liền; giấy bọc trong ăn được.'],
  'wax-coconut': ['Cơm dừa sáp nạo sợi sấy, béo và dẻo, thơm mùi dừa.', 'Cơm dừa sáp, đường.', 'Ăn liền, rắc chè, xôi hay trộn sữa chua.'],
  'coconut-sugar': ['Mật hoa dừa cô tới khi kết hạt, ngọt dịu, thơm mùi caramel.', 'Mật hoa dừa 100 %.', 'Dùng thay đường mía khi pha và nấu.'],
  'palm-sugar': ['Nước thốt nốt nấu cạn, đổ khuôn tròn, gói lá. Ngọt thanh, thơm khói.', 'Nước cây thốt nốt 100 %.', 'Nấu chè, kho cá, pha nước chấm.'],
  macadamia: ['Hạt nứt sẵn, có khía tách, nhân trắng ngà, béo giòn.', 'Hạt mắc ca sấy, không muối.', 'Dùng khía tách vỏ, ăn liền. Người dị ứng các loại hạt không dùng.'],
  cashew: ['Hạt điều to đều, rang củi với muối, còn vỏ lụa.', 'Nhân điều, muối.', 'Ăn liền. Người dị ứng các loại hạt không dùng.'],
  artichoke: ['Bông, lá, rễ atiso nấu cô thành cao đặc, đắng trước ngọt sau.', 'Cao atiso 100 %.', 'Hòa 2 g với 200 ml nước nóng. Thực phẩm này không phải là thuốc.'],
  'mung-cakes': ['Bột đậu xanh rang mịn, ép khuôn, tan trong miệng. Hợp với trà nóng.', 'Đậu xanh, đường, dầu thực vật, hương bưởi.', 'Mở hộp ăn liền, uống kèm trà.'],
  pia: ['Vỏ nhiều lớp, nhân đậu xanh sầu riêng và lòng đỏ trứng muối.', 'Bột mì, đậu xanh, sầu riêng, trứng muối, đường, mỡ.', 'Ăn liền; cắt miếng nhỏ dùng với trà.'],
  'dried-shrimp': ['Tôm tươi luộc, phơi nắng, lột vỏ. Màu đỏ tự nhiên, vị ngọt.', 'Tôm, muối.', 'Ngâm nước ấm 15 phút rồi nấu canh, kho, xào; hay ăn liền với củ kiệu.'],
  crab: ['Cua thịt chắc, trói dây, gửi sống trong thùng xốp có lỗ thở.', 'Cua biển sống.', 'Nhận hàng thì hấp ngay hay cất ngăn mát, dùng trong 2 ngày.'],
  'dried-fish': ['Cá đồng mổ tươi, ướp muối vừa, phơi nắng trên giàn.', 'Cá, muối, đường, ớt.', 'Nướng than hay chiên lửa nhỏ, ăn với cơm, dưa leo.'],
  'hung-fish': ['Cá lóc xẻ đôi, ướp nhạt, phơi vỉ tre.', 'Cá lóc, muối, tiêu, ớt.', 'Nướng hay chiên, xé trộn gỏi xoài.'],
  'fresh-fish': ['Cá tươi làm sạch.', 'Cá.', 'Rã đông trong ngăn mát rồi chế biến.'],
  'fish-sauce': ['Nước cốt rút từ thùng ủ, màu hổ phách, thơm dịu, hậu ngọt đạm.', 'Cá, muối.', 'Chấm nguyên chất hay pha loãng; nêm sau khi tắt bếp cho thơm.'],
  'fish-paste': ['Mắm ủ chín từ cá cơm, sánh, thơm. Pha thơm, tỏi, ớt là dùng được.', 'Cá cơm, muối, thính.', 'Pha một phần mắm với hai phần nước thơm băm, thêm tỏi ớt.'],
  'fish-cake': ['Cá thát lát rút hết xương, ướp sẵn, dai và ngọt.', 'Cá thát lát, tiêu, hành, nước mắm.', 'Rã đông trong ngăn mát, chiên vàng hai mặt.'],
  nest: ['Tổ yến nhặt lông bằng tay, không tẩy, không ép.', 'Tổ yến tinh chế 100 %.', 'Ngâm nước 30 phút, chưng cách thủy 25 phút với đường phèn.'],
  eggs: ['Trứng gà thả vườn, nhặt trong ngày, có ghi ngày trên vỏ.', 'Trứng gà tươi.', 'Nấu chín trước khi ăn; để đầu to hướng lên.'],
  rice: ['Hạt dài, cơm dẻo mềm, thơm mùi lá dứa, để nguội không khô.', 'Gạo 100 %.', 'Vo nhẹ một lần; một chén gạo, một chén nước ít hơn một chút.'],
  'glass-noodles': ['Sợi trong, dai, nấu lâu không nát, phơi nắng.', 'Tinh bột dong riềng 100 %, nước.', 'Ngâm nước lạnh 10 phút, chần nhanh rồi nấu canh hay xào.'],
  'rice-noodles': ['Mỳ gạo phơi nắng, sợi mềm, thơm mùi gạo mới.', 'Gạo tẻ, nước, muối.', 'Ngâm 10 phút, chần 1 phút, chan nước dùng.'],
  'dry-bamboo': ['Măng luộc kỹ, xé tay, phơi nắng, không xông.', 'Măng lục trúc 100 %.', 'Ngâm nước vo gạo một đêm, luộc hai nước rồi hầm.'],
  'fresh-bamboo': ['Măng đào buổi sớm, củ ngắn, ngọt, không đắng.', 'Măng tươi.', 'Luộc mở vung 20 phút rồi xào, nấu; cất ngăn mát.'],
  turmeric: ['Nghệ nếp đỏ lọc lắng nhiều lần, bột mịn, thơm, ít dầu.', 'Tinh bột nghệ 100 %.', 'Hòa 3 g với nước ấm và mật ong. Thực phẩm này không phải là thuốc.'],
  salt: ['Muối hạt kết tinh trên ruộng trải bạt, rửa sạch, sấy khô.', 'Muối biển.', 'Nêm, muối dưa, ngâm rửa.'],
  'chili-salt': ['Muối rang giã với ớt hiểm và tôm khô, mặn cay vừa, thơm.', 'Muối, ớt, tôm khô, tỏi, sả.', 'Chấm trái cây, đồ nướng.'],
  garlic: ['Tép nhỏ, thơm đậm, ít hăng, phơi khô trên mái.', 'Tỏi khô.', 'Bóc dùng dần, ngâm giấm hay ngâm mật. Treo nơi thoáng.'],
  mushrooms: ['Nấm hái trong ngày, mũ dày, thơm.', 'Nấm hương tươi.', 'Rửa nhanh, xào hay nấu lẩu; cất ngăn mát.'],
  cordyceps: ['Nấm nuôi trong hũ, sấy lạnh, giữ màu cam.', 'Nấm đông trùng hạ thảo sấy.', 'Hãm 1 g với 200 ml nước 80 °C, ăn cả xác. Thực phẩm này không phải là thuốc.'],
  ginseng: ['Chế biến từ sâm trồng dưới tán rừng, sáu năm tuổi.', 'Sâm Ngọc Linh, mật ong.', 'Dùng theo liều ghi trên hộp. Thực phẩm này không phải là thuốc.'],
  'herb-extract': ['Cà gai leo nấu cô thành cao, vị đắng nhẹ.', 'Cao cà gai leo 100 %.', 'Hòa 2 g với 150 ml nước ấm. Thực phẩm này không phải là thuốc.'],
  bowls: ['Bộ bát đĩa men trắng vẽ tay hoa sen đỏ, nung 1.250 °C.', 'Đất sét cao lanh, men không chì.', 'Rửa tay hay máy đều được; tránh đổi nóng lạnh đột ngột.'],
  lamp: ['Chụp đèn đan nan mây tre, ánh sáng dịu, kèm dây và đui.', 'Mây, tre, gỗ; đui đèn E27.', 'Dùng bóng LED dưới 9 W; lau bằng khăn khô.'],
  chrysanthemum: ['Chậu cúc nhiều nụ, nở dần hai ba tuần.', 'Cây cúc trong chậu.', 'Đặt nơi có nắng nhẹ, tưới gốc mỗi sáng.'],
  apricot: ['Mai vàng uốn tay, bộ rễ nổi, nụ dày.', 'Cây mai vàng trong chậu.', 'Đặt ngoài nắng, tưới ngày một lần, lặt lá đúng tiết.'],
  boat: ['Một ngày ở cồn: bơi xuồng, đi vườn, đổ bánh lá, ăn cơm nhà dân. Có người dẫn suốt ngày.', 'Gồm xuồng, bữa trưa, nước uống, người dẫn.', 'Hẹn trước 2 ngày qua số ghi trong đơn; trẻ dưới 6 tuổi đi cùng không tính tiền.'],
}

const keeping: Record<string, string> = {
  'kho-mat': 'Để nơi khô, mát, tránh nắng; mở ra thì đậy kín.',
  thuong: 'Để nơi thoáng, nhiệt độ thường.',
  'mat-2-8': 'Cất ngăn mát 2–8 °C.',
  'dong-18': 'Cất ngăn đá −18 °C; đã rã đông thì không cấp đông lại.',
  song: 'Giữ ẩm và thoáng, dùng sớm.',
  'cay-song': 'Mở thùng ngay khi nhận, tưới nước.',
  'de-vo': 'Hàng dễ vỡ, gói nhiều lớp; mở thùng nhẹ tay.',
  'dich-vu': 'Giữ mã đơn để đi.',
}

export function describe(good: Good): { description: string; ingredients: string; usage: string } {
  const [what, ingredients, usage] = told[kindOf(good.id)]
  return { description: `${what} ${keeping[good.storage]}`, ingredients, usage }
}

/** 'hộp 200 g' → 200 g; 'chai 500 ml'; 'trái 1,5 kg' → 1500 g; counted goods by the piece. */
export function netOf(unit: string): { netUnit: 'g' | 'ml' | 'piece'; netAmount: number } {
  const measured = /(\d+(?:,\d+)?) ?(kg|g|ml)\b/.exec(unit)
  if (measured) {
    const amount = Number(measured[1]!.replace(',', '.'))
    return measured[2] === 'ml' ? { netUnit: 'ml', netAmount: amount } : { netUnit: 'g', netAmount: Math.round(measured[2] === 'kg' ? amount * 1000 : amount) }
  }
  if (unit === 'kg') return { netUnit: 'g', netAmount: 1000 }
  return { netUnit: 'piece', netAmount: Number(/\d+/.exec(unit)?.[0] ?? 1) }
}

const PLAIN_FARM_SETS = ['rau-cu-qua-hat-tuoi', 'thit-thuy-san-trung-sua-tuoi', 'gao-ngu-coc-hat-so-che', 'hoa', 'cay-canh']
export const taxOf = ({ setId, storage }: Good) => (storage === 'dich-vu' ? ('service' as const) : PLAIN_FARM_SETS.includes(setId) ? ('own_unprocessed' as const) : ('processed_goods' as const))
