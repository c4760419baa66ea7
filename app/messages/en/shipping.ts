import { translated } from '#app/lib/i18n.ts'
import { shipping as source } from '../vi/shipping.ts'

export const shipping = translated(source)({
  'shipping.tooFar': '{name} is fresh and would spoil on the way, so it cannot go to this province. Take it out, or send to a nearer one.',
  'shipping.tooHeavy': 'The parcel of {stall} weighs more than 30 kg. Take less, or order in two parts.',
  'shipping.alreadyHandedOver': 'This order was handed over under another code. Check the tracking code.',
  'shipping.trackingUsed': 'Another order has this tracking code. Check the receipt.',
  'shipping.trackingWrong': 'A tracking code has 5 to 32 letters and digits and stands on the carrier’s receipt.',
  'shipping.unknownCode': 'This code is not known. Check the label on the parcel.',
  'shipping.carrier.vnpost': 'Vietnam Post',
  'shipping.carrier.viettelpost': 'Viettel Post',
  'shipping.carrier.ghn': 'Giao Hàng Nhanh',
  'shipping.carrier.ghtk': 'Giao Hàng Tiết Kiệm',
  'shipping.carrier.other': 'Another carrier',
  'shipping.status.created': 'Waiting for pick-up',
  'shipping.status.awaiting_pickup': 'Waiting for pick-up',
  'shipping.status.pickup_failed': 'Not picked up yet',
  'shipping.status.in_transit': 'On the way',
  'shipping.status.out_for_delivery': 'Out for delivery',
  'shipping.status.delivery_failed': 'Not delivered yet, the postman will come again',
  'shipping.status.delivered': 'Delivered',
  'shipping.status.returning': 'Going back to the seller',
  'shipping.status.returned': 'The seller has it back',
  'shipping.status.cancelled': 'Cancelled',
  'shipping.status.incident': 'Something happened on the way, the carrier is looking into it',
})
