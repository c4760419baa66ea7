export const payments = {
  'payments.timeOver': 'Hết giờ giữ hàng rồi. Đặt lại đơn giúp, tiền chưa chuyển đi đâu từ trang này.',
} as const
