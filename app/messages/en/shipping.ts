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
})
