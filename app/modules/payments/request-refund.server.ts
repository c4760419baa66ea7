import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { toDong } from '#app/lib/money.ts'
import { addRefund, attemptById, attemptsOf, refundedOf } from './payments.repo.server.ts'

export type RefundReason = 'cancelled' | 'unanswered' | 'returned' | 'late_payment' | 'duplicate'
type Request = { groupId: string; orderId: string | null; amount: number; reason: RefundReason; attemptId?: string }

/**
 * Step: asks for money to go back to the buyer; `sendRefunds` takes it to the gateway. The payment is the group's first unless `attemptId` says another.
 * Returns the refund's id, or undefined when nothing was paid or this refund was asked for before. Never more than was paid: throws RangeError.
 */
export async function requestRefund(tx: Writer, ctx: Context, { groupId, orderId, amount, reason, attemptId }: Request): Promise<string | undefined> {
  const payment = attemptId === undefined ? (await attemptsOf(tx, groupId)).filter(({ state }) => state === 'paid').sort(bySettled)[0] : await attemptById(tx, attemptId)
  if (!payment) return undefined
  const now = ctx.now()
  const requestKey = `${payment.id}:${orderId ?? ''}:${reason}`
  const refund = { id: ctx.newId(), attemptId: payment.id, collectorId: payment.collectorId, requestKey, groupId, orderId, amount: toDong(amount), reason, state: 'requested', requestedBy: ctx.actor?.personId ?? null, requestedAt: now, nextTryAt: now }
  if (!(await addRefund(tx, refund))) return undefined
  if ((await refundedOf(tx, payment.id)) > payment.amount) throw new RangeError('a refund beyond what was paid')
  await appendEvent(tx, ctx, { type: 'refund.requested', subjectType: 'refund', subjectId: refund.id, producerId: null, payload: { groupId, amount, reason } })
  return refund.id
}

const bySettled = (a: { settledAt: Date | null; id: string }, b: { settledAt: Date | null; id: string }) =>
  (a.settledAt?.getTime() ?? 0) - (b.settledAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1)
