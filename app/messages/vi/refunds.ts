export const refunds = {
  'refunds.beyondLine': 'Số này nhiều hơn số còn lại trong đơn. Mở lại trang để xem đơn đang còn gì.',
  'refunds.quantityWrong': 'Đơn còn {left}. Ghi số từ 1 đến {left}.',
} as const
