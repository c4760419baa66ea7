import type { Writer } from '#db/client.server.ts'
import { newCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { toDong } from '#app/lib/money.ts'
import { attemptById, attemptsOf, type AttemptRow } from '../payments.repo.server.ts'
import { askTransfer } from './move-refund.server.ts'
import { isExcess, type RefundReason } from './refund-reasons.ts'
import { firstState } from './refund-states.ts'
import { addRefund, addRefundLines, refundedOf, refundsOfGroup } from './refunds.repo.server.ts'

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
 * Step: asks for money to go back to the buyer. What VNPay took `sendRefunds` takes to VNPay, everything else waits as a transfer. The payment is the one that
 * made the group paid unless `attemptId` says another. Returns the refund's id, or undefined when nothing was paid or this refund was asked for before. Never more than was paid: throws RangeError.
 */
export async function requestRefund(tx: Writer, ctx: Context, { groupId, orderId, amount, reason, requestKey, attemptId, cashOf, lines = [] }: Request): Promise<string | undefined> {
  const payment = cashOf ? undefined : await (attemptId === undefined ? standingPayment(tx, groupId) : attemptById(tx, attemptId))
  if (!payment && !cashOf) return undefined
  const now = ctx.now()
  const refund = {
    ...{ id: ctx.newId(), attemptId: payment?.id ?? null, collectorId: payment?.collectorId ?? cashOf!.collectorId, groupId, orderId, amount: toDong(amount), reason },
    ...firstState(payment?.method ?? 'cod'),
    code: newCode(),
    ...{ requestKey: requestKey ?? `${payment?.id ?? 'cash'}:${orderId ?? ''}:${reason}`, requestedBy: ctx.actor?.personId ?? null, requestedAt: now, nextTryAt: now },
  }
  if (!(await addRefund(tx, refund))) return undefined
  if (payment && (await refundedOf(tx, payment.id)) > payment.amount) throw new RangeError('a refund beyond what was paid')
  await addRefundLines(tx, lines.map((line) => ({ ...line, refundId: refund.id, orderId: orderId ?? '', amount: toDong(line.amount) })))
  if (refund.channel === 'transfer') await askTransfer(tx, ctx, { ...refund, sentBack: 0 })
  await appendEvent(tx, ctx, { type: 'refund.requested', subjectType: 'refund', subjectId: refund.id, producerId: null, payload: { groupId, amount, reason, transfer: refund.channel === 'transfer' } })
  return refund.id
}

/** Of the payments of a group the one that stands: what came twice or late goes back whole, and nothing else goes back out of it. */
export async function standingPayment(tx: Writer, groupId: string): Promise<AttemptRow | undefined> {
  const excess = (await refundsOfGroup(tx, groupId)).filter(isExcess).map((refund) => refund.attemptId)
  return (await attemptsOf(tx, groupId)).find(({ id, state }) => state === 'paid' && !excess.includes(id))
}
