import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import type { GatewayNotice } from '#app/lib/ports.ts'
import { sellHolds } from '#app/modules/catalog/sell-holds.server.ts'
import { takeHolds } from '#app/modules/catalog/take-holds.server.ts'
import { paymentExcess, paymentReceived } from '#app/modules/payments/ledger/entries.ts'
import { intoOf } from '#app/modules/payments/ledger/into.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { requestRefund } from '#app/modules/payments/request-refund.server.ts'
import { settleAttempt } from '#app/modules/payments/settle-attempt.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { alertClock } from './alert-clock.ts'
import { moveOrder } from './move-order.server.ts'
import { claimPaid, groupById, linesOf, ordersOfGroup, type Order } from './orders.repo.server.ts'

export type Settlement = 'settled' | 'failed' | 'pending' | 'already' | 'unknown' | 'wrong_amount'

/**
 * A verified word of the gateway, the only thing that makes a group paid. A payment after expiry takes the goods anew, all or none;
 * when they are gone, or the group was paid or cancelled meanwhile, the money goes back. Never silent, safe to repeat.
 */
export async function settlePayment(ctx: Context, notice: GatewayNotice, by: 'ipn' | 'querydr'): Promise<Settlement> {
  const settle = (whenGone: 'refuse' | 'refund') => ctx.store.write((tx) => settleOnce(tx, ctx, notice, by, whenGone))
  try {
    return await settle('refuse')
  } catch (error) {
    // Goods sold to somebody else meanwhile: the half-taken holds are rolled back, and the money is asked back instead.
    if (error instanceof DomainError && error.kind === 'conflict') return settle('refund')
    throw error
  }
}

async function settleOnce(tx: Writer, ctx: Context, notice: GatewayNotice, by: 'ipn' | 'querydr', whenGone: 'refuse' | 'refund'): Promise<Settlement> {
  const settled = await settleAttempt(tx, ctx, notice, by)
  if (settled.outcome !== 'paid') return settled.outcome
  const { id: attemptId, groupId, amount, method } = settled.attempt
  const { collectorId } = (await groupById(tx, groupId))!
  const into = intoOf(method, (await findCollector(tx, collectorId))!.settlement)
  const orders = await ordersOfGroup(tx, groupId)
  const refund = async (reason: 'duplicate' | 'late_payment') => {
    await postEntry(tx, ctx, paymentExcess({ collectorId, sourceId: attemptId, amount, into, ...(into === 'ownAccount' && { party: orders[0]!.producerId }) }))
    await requestRefund(tx, ctx, { groupId, orderId: null, amount, reason, attemptId })
  }
  const announce = (late: boolean) => appendEvent(tx, ctx, { type: 'payment.settled', subjectType: 'group', subjectId: groupId, producerId: null, payload: { amount, late } })

  if (!(await claimPaid(tx, groupId, ctx.now()))) {
    await announce(true)
    await refund('duplicate')
    return 'settled'
  }
  const late = orders.some(({ status }) => status !== 'awaiting_payment')
  await announce(late)
  if (whenGone === 'refund' || !orders.every(waits)) await refund('late_payment')
  else {
    await postEntry(tx, ctx, paymentReceived({ collectorId, sourceId: attemptId, into, orders: orders.map(({ id, producerId, total }) => ({ orderId: id, producerId, total })) }))
    await place(tx, ctx, groupId, orders)
  }
  return 'settled'
}

const waits = ({ status, cancelReason }: Order) => status === 'awaiting_payment' || (status === 'cancelled' && cancelReason === 'unpaid')

async function place(tx: Writer, ctx: Context, groupId: string, orders: readonly Order[]): Promise<void> {
  if ((await sellHolds(tx, ctx, { groupId })) === 'released') {
    await takeHolds(tx, ctx, { groupId, lines: await linesOf(tx, orders.map(({ id }) => id)), until: null })
    await sellHolds(tx, ctx, { groupId })
  }
  for (const order of orders) {
    const { total, producerId } = await moveOrder(tx, ctx, order, { to: 'placed', source: 'gateway', set: { ...alertClock(ctx.now()), cancelReason: null } })
    await appendEvent(tx, ctx, { type: 'order.placed', subjectType: 'order', subjectId: order.id, producerId, payload: { groupId, total } })
  }
}
