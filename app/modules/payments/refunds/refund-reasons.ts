/** Why something of an order goes back. */
export type OrderReason = 'cancelled' | 'unanswered' | 'returned' | 'out_of_stock' | 'complaint'

const excessReasons = ['late_payment', 'duplicate'] as const
/** Why a whole payment goes back: it came too late, or twice. */
export type ExcessReason = (typeof excessReasons)[number]

/** wrong_transfer: money of nobody known, back to its sender. */
export type RefundReason = OrderReason | ExcessReason | 'wrong_transfer'

/** Money that bought nothing. */
export const isExcess = <Refund extends { reason: string }>(refund: Refund): refund is Refund & { reason: ExcessReason } => (excessReasons as readonly string[]).includes(refund.reason)
