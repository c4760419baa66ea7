import { DAY, plus } from '#app/lib/time.ts'

const COMPLAINT_DAYS = 3

export const complaintStates = ['open', 'refunded', 'refused', 'withdrawn'] as const
export type ComplaintState = (typeof complaintStates)[number]

type Delivered = { status: string; deliveredAt: Date | null }

/** Until when the buyer may say that something is wrong; null: nothing arrived, or it is on its way back. */
export const complaintUntil = ({ status, deliveredAt }: Delivered): Date | null =>
  deliveredAt && (status === 'delivered' || status === 'completed') ? plus(deliveredAt, COMPLAINT_DAYS * DAY) : null

/** While the order is delivered its money is still there, whatever the clock says. */
export const mayComplain = (order: Delivered, now: Date): boolean => {
  const until = complaintUntil(order)
  return until !== null && (order.status === 'delivered' || now <= until)
}
