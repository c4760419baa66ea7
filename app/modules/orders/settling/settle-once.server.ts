import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { sellHolds } from '#app/modules/catalog/sell-holds.server.ts'
import { takeHolds } from '#app/modules/catalog/take-holds.server.ts'
import { closeOpenAttempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { paymentExcess, paymentReceived } from '#app/modules/payments/ledger/entries.ts'
import { intoOf } from '#app/modules/payments/ledger/into.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import type { Attempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import type { ExcessReason } from '#app/modules/payments/refunds/refund-reasons.ts'
import { requestRefund } from '#app/modules/payments/refunds/request-refund.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { alertClock } from '../alert-clock.ts'
import { moveOrder } from '../move-order.server.ts'
import { claimPaid, groupById, linesOf, lockGroup, ordersOfGroup, type Group, type Order } from '../orders.repo.server.ts'

/**
 * Step: the group of an attempt, before the attempt: whoever chooses another way, cancels or lets the time run out takes them in this order, too,
 * and the other way round they would wait for each other. A paid attempt changes nothing any more and needs none.
 */
export async function lockFor(tx: Writer, attempt: Pick<Attempt, 'groupId' | 'state'> | undefined): Promise<void> {
  if (attempt && attempt.state !== 'paid') await lockGroup(tx, attempt.groupId)
}

/** `paid`: this call made the attempt paid, and nobody will again. Everything else changed no money. */
export type Judged<Other extends string> = { outcome: 'paid'; attempt: Attempt } | { outcome: Other }

/**
 * The one way money becomes orders, whoever reported it. The first payment of a group places its orders; a payment after expiry takes
 * the goods anew, all or none; when they are gone, or the group was paid, cancelled or is being paid another way, the money goes back. Never silent.
 * `judge` takes `lockFor` first, runs in the same write and may run twice: when the goods are gone, what the first run did is rolled back.
 */
export async function settleOnce<Other extends string>(ctx: Context, judge: (tx: Writer) => Promise<Judged<Other>>): Promise<'settled' | Exclude<Other, 'paid'>> {
  const settle = (whenGone: 'refuse' | 'refund') =>
    ctx.store.write(async (tx) => {
      const judged = await judge(tx)
      if (!('attempt' in judged) || judged.outcome !== 'paid') return judged.outcome as Exclude<Other, 'paid'>
      await take(tx, ctx, judged.attempt, whenGone)
      return 'settled'
    })
  try {
    return await settle('refuse')
  } catch (error) {
    // Goods sold to somebody else meanwhile: the half-taken holds are rolled back, and the money is asked back instead.
    if (error instanceof DomainError && error.kind === 'conflict') return settle('refund')
    throw error
  }
}

async function take(tx: Writer, ctx: Context, attempt: Attempt, whenGone: 'refuse' | 'refund'): Promise<void> {
  const { id: attemptId, groupId, amount, method } = attempt
  const group = (await groupById(tx, groupId))!
  const { collectorId } = group
  const into = intoOf(method, (await findCollector(tx, collectorId))!.settlement)
  const buys = !isGivenUp(attempt, group) && (await claimPaid(tx, groupId, ctx.now(), method))
  const orders = await ordersOfGroup(tx, groupId)
  const refund = async (reason: ExcessReason) => {
    await postEntry(tx, ctx, paymentExcess({ collectorId, sourceId: attemptId, amount, into, ...(into === 'ownAccount' && { party: orders[0]!.producerId }) }))
    await requestRefund(tx, ctx, { groupId, orderId: null, amount, reason, attemptId })
  }
  const announce = (late: boolean) => appendEvent(tx, ctx, { type: 'payment.settled', subjectType: 'group', subjectId: groupId, producerId: null, payload: { amount, late } })

  if (!buys) {
    await announce(true)
    return refund('duplicate')
  }
  // Nobody is sent to pay a second time; what was begun elsewhere is still listened to.
  await closeOpenAttempt(tx, groupId)
  await announce(orders.some(({ status }) => status !== 'awaiting_payment'))
  if (whenGone === 'refund' || !orders.every(waits)) return refund('late_payment')
  await postEntry(tx, ctx, paymentReceived({ collectorId, sourceId: attemptId, into, orders: orders.map(({ id, producerId, total }) => ({ orderId: id, producerId, total })) }))
  await place(tx, ctx, groupId, orders)
}

/** A transfer that its buyer closed by choosing another way, which may be paid at any moment. Who came back to transfers waits for this very money. */
const isGivenUp = (attempt: Attempt, group: Group) => attempt.method === 'vietqr' && attempt.state === 'closed' && group.method !== 'vietqr'

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
