export const orders = {
  'orders.emptyBasket': 'Giỏ đang trống. Chọn hàng rồi đặt nhé.',
  'orders.movedOn': 'Đơn vừa sang bước khác. Mở lại trang để xem đơn đang ở đâu.',
} as const
