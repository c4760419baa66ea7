import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { collectFor } from '#app/modules/payments/collectors/collect-for.server.ts'
import { paymentExcess, paymentReceived, refundOwed, type Into } from '#app/modules/payments/ledger/entries.ts'
import { intoOf } from '#app/modules/payments/ledger/into.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { bookIfNew } from '#app/modules/payments/refunds/book-refund-paid.server.ts'
import { isExcess } from '#app/modules/payments/refunds/refund-reasons.ts'
import { paymentsAndRefunds, type AttemptRow, type RefundRow } from '#app/modules/payments/payments-and-refunds.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { bookCarriage } from '../clearing/book-carriage.server.ts'
import { leftOf } from '../line-left.ts'
import { groupById, linesOf, ordersOfGroup, takeOff, takeOffLine, type Group, type Order } from '../orders.repo.server.ts'
import { releaseOrder } from '../release-order.server.ts'
import { groupsWithoutEntries } from './unbooked.repo.server.ts'

const AT_ONCE = 100

/**
 * Books what buyers paid, carriers carried and stalls earned before there was a journal, through the same builders, in the month of today, payments with the day they were made.
 * A write for each basket; what is booked stays as it is, so that it may be run at every start. Returns how many baskets it booked.
 */
export async function bookOpening(ctx: Context): Promise<number> {
  let booked = 0
  for (let after = ''; ; ) {
    const ids = await groupsWithoutEntries(ctx.store.read, { after, most: AT_ONCE })
    for (const id of ids) await ctx.store.write(async (tx) => bookGroup(tx, ctx, (await groupById(tx, id))!))
    booked += ids.length
    if (ids.length < AT_ONCE) return booked
    after = ids.at(-1)!
  }
}

async function bookGroup(tx: Writer, ctx: Context, group: Group): Promise<void> {
  await collectFor(tx, ctx, { groupId: group.id, collectorId: group.collectorId })
  const { settlement } = (await findCollector(tx, group.collectorId))!
  const orders = await ordersOfGroup(tx, group.id)
  const { attempts, refunds } = await paymentsAndRefunds(tx, group.id)
  for (const attempt of attempts) await bookPayment(tx, ctx, { attempt, into: intoOf(attempt.method, settlement), orders, refunds })
  for (const order of orders) await bookOrder(tx, ctx, group, order, refunds)
  for (const refund of refunds) if (refund.state === 'done') await bookIfNew(tx, ctx, refund, refund.channel === 'vnpay' ? 'gatewayReceivable' : 'bank')
}

type Payment = { attempt: AttemptRow; into: Into; orders: readonly Order[]; refunds: readonly RefundRow[] }

/** Money that came late or twice was asked back whole. */
function bookPayment(tx: Writer, ctx: Context, { attempt: { id, collectorId, amount, settledAt }, into, orders, refunds }: Payment): Promise<boolean> {
  const source = { collectorId, sourceId: id, into, ...(settledAt && { at: settledAt }) }
  const excess = refunds.some((refund) => refund.attemptId === id && isExcess(refund))
  return postEntry(tx, ctx, excess
    ? paymentExcess({ ...source, amount, ...(into === 'ownAccount' && { party: orders[0]!.producerId }) })
    : paymentReceived({ ...source, orders: orders.map((order) => ({ orderId: order.id, producerId: order.producerId, total: order.total })) }))
}

async function bookOrder(tx: Writer, ctx: Context, { collectorId }: Group, order: Order, refunds: readonly RefundRow[]): Promise<void> {
  if (order.deliveredAt !== null) await bookCarriage(tx, ctx, { ...order, status: 'delivered' })
  else if (order.status === 'returned') await bookCarriage(tx, ctx, order)
  for (const { id, orderId } of refunds) {
    if (orderId !== order.id || order.goodsOff > 0) continue
    const carried = order.deliveredAt !== null || order.status === 'returned'
    await postEntry(tx, ctx, refundOwed({
      ...{ collectorId, sourceId: id, order: { orderId, producerId: order.producerId }, held: order.goodsTotal + (carried ? 0 : order.shippingFee) },
      ...(carried && { carried: { fee: order.shippingFee, borneBy: 'collector' } }),
    }))
    for (const line of await linesOf(tx, [order.id])) await takeOffLine(tx, line, leftOf(line).quantity)
    await takeOff(tx, order.id, { goods: order.goodsTotal, shipping: order.shippingFee })
  }
  if (order.status === 'completed') await releaseOrder(tx, ctx, order)
}
