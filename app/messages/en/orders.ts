import { translated } from '#app/lib/i18n.ts'
import { orders as source } from '../vi/orders.ts'

export const orders = translated(source)({
  'orders.emptyBasket': 'The basket is empty. Choose something first.',
  'orders.movedOn': 'The order has just moved on. Open the page again to see where it is.',
  'orders.notFound': 'Order not found. Check the code and the phone number used.',
  'orders.notBySeller': 'The seller cannot record that the goods arrived. The post or the buyer does.',
  'orders.callFirst': 'Call the household first. When it agrees, press "The household agreed on the phone".',
  'orders.wrongPin': 'That PIN is not right. Please try again.',
  'orders.proofMissing': 'Please write who says that the goods arrived, and on what paper.',
  'orders.tooLateForBuyer': 'The seller has taken the order, so it can no longer be cancelled here. Please call the seller.',
  'orders.tooLateForSeller': 'The post has the goods already, so the order can no longer be cancelled.',
})
