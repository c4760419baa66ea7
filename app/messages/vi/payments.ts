export const payments = {
  'payments.timeOver': 'Hết giờ giữ hàng rồi. Đặt lại đơn giúp nhé.',
} as const
