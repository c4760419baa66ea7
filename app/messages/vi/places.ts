export const places = {
  'places.communeHint': 'Gõ tên xã, phường. Tên cũ cũng được, không dấu cũng được.',
  'places.whichCommune': 'Chỗ nào trong các chỗ này?',
  'places.onceCalled': 'trước là {name}',
  'places.noCommune': 'Chưa tìm thấy xã, phường này. Xem lại chữ, hoặc gõ thêm tên tỉnh.',
  'places.chooseCommune': 'Có nhiều xã, phường giống tên này. Chọn một chỗ ở bên dưới.',
  'places.wholeCountry': 'Cả nước',
} as const
