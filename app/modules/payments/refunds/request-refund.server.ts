import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { toDong } from '#app/lib/money.ts'
import { attemptById, attemptsOf, type AttemptRow } from '../payments.repo.server.ts'
import { askTransfer } from './move-refund.server.ts'
import { firstState } from './refund-states.ts'
import { addRefund, addRefundLines, refundedOf } from './refunds.repo.server.ts'

export const refundReasons = ['cancelled', 'unanswered', 'returned', 'late_payment', 'duplicate', 'out_of_stock', 'complaint', 'wrong_transfer'] as const
export type RefundReason = (typeof refundReasons)[number]
/** productId '': the shipping of the order. */
export type RefundLine = { productId: string; quantity: number; amount: number }

type Request = {
  groupId: string
  orderId: string | null
  amount: number
  reason: RefundReason
  /** The same key is the same refund; default: one for each payment, order and reason. */
  requestKey?: string | undefined
  attemptId?: string
  /** Paid in cash to the carrier: no attempt stands behind it. */
  cashOf?: { collectorId: string } | undefined
  lines?: readonly RefundLine[]
}

/**
 * Step: asks for money to go back to the buyer. What VNPay took `sendRefunds` takes to VNPay, everything else waits as a transfer. The payment is the group's first
 * unless `attemptId` says another. Returns the refund's id, or undefined when nothing was paid or this refund was asked for before. Never more than was paid: throws RangeError.
 */
export async function requestRefund(tx: Writer, ctx: Context, { groupId, orderId, amount, reason, requestKey, attemptId, cashOf, lines = [] }: Request): Promise<string | undefined> {
  const payment = cashOf ? undefined : await paymentOf(tx, groupId, attemptId)
  if (!payment && !cashOf) return undefined
  const now = ctx.now()
  const refund = {
    ...{ id: ctx.newId(), attemptId: payment?.id ?? null, collectorId: payment?.collectorId ?? cashOf!.collectorId, groupId, orderId, amount: toDong(amount), reason },
    ...firstState(payment?.method ?? 'cod'),
    ...{ requestKey: requestKey ?? `${payment?.id ?? 'cash'}:${orderId ?? ''}:${reason}`, requestedBy: ctx.actor?.personId ?? null, requestedAt: now, nextTryAt: now },
  }
  if (!(await addRefund(tx, refund))) return undefined
  if (payment && (await refundedOf(tx, payment.id)) > payment.amount) throw new RangeError('a refund beyond what was paid')
  await addRefundLines(tx, lines.map((line) => ({ ...line, refundId: refund.id, orderId: orderId ?? '', amount: toDong(line.amount) })))
  if (refund.channel === 'transfer') await askTransfer(tx, ctx, refund)
  await appendEvent(tx, ctx, { type: 'refund.requested', subjectType: 'refund', subjectId: refund.id, producerId: null, payload: { groupId, amount, reason } })
  return refund.id
}

const paymentOf = async (tx: Writer, groupId: string, attemptId: string | undefined): Promise<AttemptRow | undefined> =>
  attemptId === undefined ? (await attemptsOf(tx, groupId)).filter(({ state }) => state === 'paid').sort(bySettled)[0] : attemptById(tx, attemptId)

const bySettled = (a: { settledAt: Date | null; id: string }, b: { settledAt: Date | null; id: string }) =>
  (a.settledAt?.getTime() ?? 0) - (b.settledAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1)
