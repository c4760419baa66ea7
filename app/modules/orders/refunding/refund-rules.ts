import type { OrderReason } from '#app/modules/payments/refunds/refund-reasons.ts'

/** What the buyer says is wrong with what arrived. */
export const complaintKinds = ['damaged', 'wrong', 'missing', 'spoiled', 'other'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export type Cause = OrderReason | ComplaintKind

/**
 * Shipping of a refund. `back`: with all goods gone the buyer gets the shipping back, too. `bearer`: who bears what the carrier has earned by then;
 * nobody does before the parcel reached an end, when the money still lies there.
 */
export const shippingRules: Record<Cause, { back: boolean; bearer: 'collector' | 'producer' }> = {
  cancelled: { back: true, bearer: 'collector' },
  unanswered: { back: true, bearer: 'collector' },
  out_of_stock: { back: true, bearer: 'collector' },
  returned: { back: true, bearer: 'collector' },
  complaint: { back: true, bearer: 'collector' },
  // In the carrier's hands: the collector settles it with the carrier.
  damaged: { back: true, bearer: 'collector' },
  // Packed by the stall.
  wrong: { back: true, bearer: 'producer' },
  missing: { back: true, bearer: 'producer' },
  spoiled: { back: true, bearer: 'producer' },
  other: { back: true, bearer: 'collector' },
}
