import { translated } from '#app/lib/i18n.ts'
import { refunds as source } from '../vi/refunds.ts'

export const refunds = translated(source)({
  'refunds.beyondLine': 'This is more than the order still holds. Open the page again to see what is left.',
  'refunds.quantityWrong': 'The order holds {left}. Type a number from 1 to {left}.',
})
