import { translated } from '#app/lib/i18n.ts'
import { payments as source } from '../vi/payments.ts'

export const payments = translated(source)({
  'payments.timeOver': 'The goods are no longer kept for you. Please order again.',
})
