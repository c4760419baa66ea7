import { z } from 'zod'
import { sellerCancelReasons } from '#app/modules/orders/order-states.ts'
import { refundAccountFields } from '#app/modules/payments/refunds/refund-account.form.ts'
import { carriers, readTracking } from '#app/modules/shipping/parcel.ts'

const code = z.string().max(20)

/** What the buyer does with one of her orders; `order`: its code. */
export const BuyerActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('received'), order: code }),
  z.object({ intent: z.literal('withdraw'), order: code, id: z.string().max(40) }),
  z.object({ intent: z.literal('account'), ...refundAccountFields }),
  z.object({ intent: z.literal('cancel'), order: code, reason: z.enum(['changed_mind', 'ordered_twice', 'other'], 'common.chooseOne') }),
])

const pieces = z.string().trim().regex(/^\d{1,4}$/, 'refunds.quantityPlain').transform(Number)
const sellerReason = z.enum(sellerCancelReasons, 'common.chooseOne')

const tracking = z.string().transform((typed, context) => {
  const read = readTracking(typed)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'shipping.trackingWrong' })
  return z.NEVER
})

/** What the stall does with an order; there is no word for 'delivered'. */
export const SellerActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm') }),
  z.object({ intent: z.literal('pack') }),
  z.object({ intent: z.literal('handOver'), carrier: z.enum(carriers, 'common.chooseOne'), trackingCode: tracking }),
  z.object({ intent: z.literal('cancel'), reason: sellerReason }),
  z.object({ intent: z.literal('cancelLine'), product: z.string().max(40), quantity: pieces, seen: pieces, reason: sellerReason }),
])

export const PostScanForm = z.object({ code, act: z.enum(['taken', 'delivered', 'returning', 'returned'], 'common.chooseOne') })
