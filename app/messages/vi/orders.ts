export const orders = {
  'orders.emptyBasket': 'Giỏ đang trống. Chọn hàng rồi đặt nhé.',
  'orders.movedOn': 'Đơn vừa sang bước khác. Mở lại trang để xem đơn đang ở đâu.',
  'orders.notFound': 'Không thấy đơn này. Xem lại mã đơn và số điện thoại lúc đặt.',
  'orders.notBySeller': 'Người bán không tự ghi là hàng đã tới. Bưu điện hoặc người mua ghi giúp.',
  'orders.callFirst': 'Gọi cho chủ hộ trước. Chủ hộ đồng ý thì bấm "Chủ hộ đồng ý qua điện thoại".',
  'orders.wrongPin': 'Mã PIN chưa đúng. Thử lại nhé.',
  'orders.proofMissing': 'Ghi giúp: ai nói hàng đã tới, có giấy gì.',
  'orders.tooLateForBuyer': 'Người bán đã nhận đơn nên không bỏ ở đây được nữa. Gọi cho người bán nhé.',
  'orders.tooLateForSeller': 'Hàng đã giao cho bưu điện nên không bỏ đơn được nữa.',
} as const
