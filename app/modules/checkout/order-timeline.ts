import type { OrderStatus } from '#app/modules/orders/order-states.ts'

export type TimelineStep = { status: OrderStatus; at: Date; source: string; note: string }
export type TimelineRow = { status: OrderStatus; at: Date | null; source: string; note: string }

const road: readonly OrderStatus[] = ['awaiting_payment', 'placed', 'confirmed', 'packed', 'handed_over', 'delivered', 'completed']
const wayBack: readonly OrderStatus[] = ['returning', 'returned']

/** What happened, then what is still to come: nothing after an order that ended, the way back for goods that return. */
export function timelineOf(steps: readonly TimelineStep[]): TimelineRow[] {
  const last = steps.at(-1)?.status
  const done = steps.map(({ status, at, source, note }) => ({ status, at, source, note }))
  if (last === undefined || last === 'cancelled' || last === 'returned') return done
  const ahead = last === 'returning' ? wayBack : road
  const coming = ahead.slice(ahead.indexOf(last) + 1).filter((status) => !steps.some((step) => step.status === status))
  return [...done, ...coming.map((status) => ({ status, at: null, source: '', note: '' }))]
}

/** What the buyer may do with an order now. The use cases check it again. */
export const buyerMay = (status: OrderStatus) => ({
  confirmReceipt: status === 'handed_over' || status === 'delivered',
  cancel: status === 'awaiting_payment' || status === 'placed',
})

/** The one next act of the stall, or null while it waits for others. */
export const sellerNext = (status: OrderStatus): 'confirm' | 'pack' | 'handOver' | null =>
  status === 'placed' ? 'confirm' : status === 'confirmed' ? 'pack' : status === 'packed' ? 'handOver' : null
