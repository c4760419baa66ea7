import { translated } from '#app/lib/i18n.ts'
import { orders as source } from '../vi/orders.ts'

export const orders = translated(source)({
  'orders.emptyBasket': 'The basket is empty. Choose something first.',
  'orders.movedOn': 'The order has just moved on. Open the page again to see where it is.',
})
