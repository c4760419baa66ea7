export const collectors = {
  'collectors.noGateway': 'Gian hàng này chưa nhận tiền qua VNPay. Chọn cách trả khác giúp nhé.',
} as const
