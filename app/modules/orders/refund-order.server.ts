import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { refundOwed } from '#app/modules/payments/ledger/entries.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { requestRefund, type RefundReason } from '#app/modules/payments/request-refund.server.ts'
import type { Order } from './orders.repo.server.ts'
import { groupById } from './orders.repo.server.ts'

/** Step: a whole order's money goes back: out of what is held; shipping of a parcel that was carried is the collector's loss. False when nothing was paid. */
export async function refundOrder(tx: Writer, ctx: Context, order: Order, reason: RefundReason): Promise<boolean> {
  const refundId = await requestRefund(tx, ctx, { groupId: order.groupId, orderId: order.id, amount: order.total, reason })
  if (!refundId) return false
  const { collectorId } = (await groupById(tx, order.groupId))!
  const carried = order.status === 'returned'
  await postEntry(tx, ctx, refundOwed({
    ...{ collectorId, sourceId: refundId, order: { orderId: order.id, producerId: order.producerId } },
    ...(carried ? { held: order.goodsTotal, carried: { fee: order.shippingFee, borneBy: 'collector' } } : { held: order.total }),
  }))
  return true
}
