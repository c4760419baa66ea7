export const accounts = {
  'accounts.addressForms': 'ông bà cô chú bác anh chị',
  'accounts.addressFormAsk': 'Chọn một cách gọi giúp.',
  'accounts.phoneWrong': 'Số này chưa giống số di động. Số có 10 số, bắt đầu bằng số 0.',
  'accounts.locked': 'Bấm sai nhiều lần nên tạm khoá. Đợi {minutes} phút rồi thử lại nhé.',
  'accounts.unitWrong': 'Chưa đúng mã nơi phụ trách.',
  'accounts.grantDates': 'Ngày hết phải sau ngày bắt đầu.',
} as const
