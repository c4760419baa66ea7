export const tax = {
  'tax.treatmentOwn': 'nhà trồng, nhà nuôi, chưa chế biến',
  'tax.treatmentProcessed': 'hàng đã chế biến',
  'tax.treatmentService': 'dịch vụ',
  'tax.treatmentTransport': 'chở hàng, dịch vụ theo hàng',
  'tax.whyApplied': 'Thuế giữ hộ {rate} của {taxed} là {sum} (giá trị gia tăng {vatRate}, thu nhập cá nhân {pitRate}; {kind}). Căn cứ: {basis}.',
  'tax.whyAbove': 'Từ đầu năm bán {turnover} trên chợ, quá {threshold}. Thuế giữ hộ {rate} của phần quá, {taxed}, là {sum} (giá trị gia tăng {vatRate}, thu nhập cá nhân {pitRate}; {kind}). Căn cứ: {basis}.',
  'tax.whyBelow': 'Chưa giữ thuế: từ đầu năm bán {turnover} trên chợ, chưa quá {threshold}. Căn cứ: {basis}.',
  'tax.whyExempt': 'Không giữ thuế: {kind}, cán bộ đã xem. Căn cứ: {basis}.',
  'tax.whyOrganisation': 'Không giữ thuế: có mã số thuế đã kiểm tra, tự kê khai. Căn cứ: {basis}.',
  'tax.whyWarn': 'Chưa giữ thuế, chỉ nhắc: từ đầu năm bán {turnover} trên chợ, quá {threshold}. Phần quá, {taxed}, phải tự kê khai. Căn cứ: {basis}.',
  'tax.whyOff': 'Không giữ thuế: chợ đang không giữ hộ.',
  'tax.whyRefund': 'Trả lại {sum} thuế đã giữ, vì {taxed} tiền hàng đã trả lại khách.',
} as const
