import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { carriage, codCollected, directCarriage, directCash } from '#app/modules/payments/ledger/entries.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { totalLeft } from '../line-left.ts'
import { groupById, type Order } from '../orders.repo.server.ts'

/**
 * Step: the parcel has reached an end, and the carrier has earned its shipping; cash taken at the door is now with the carrier.
 * A parcel that came back unpaid, or whose shipping was given back, is carried at the collector's expense. A second end of the same parcel books nothing.
 * In direct settlement the stall is her own collector: she pays the carrier, bears what nobody paid for, and the carrier hands her the cash.
 */
export async function bookCarriage(tx: Writer, ctx: Context, order: Order): Promise<void> {
  const { collectorId } = (await groupById(tx, order.groupId))!
  const direct = (await findCollector(tx, collectorId))?.settlement === 'direct'
  const share = { orderId: order.id, producerId: order.producerId, total: totalLeft(order) }
  const own = { collectorId, sourceId: order.id, order: share }
  const collected = order.cod && order.status === 'delivered'
  const fee = order.shippingFee
  const unpaid = (order.cod && !collected) || order.shippingOff > 0
  if (collected) await postEntry(tx, ctx, codCollected(own))
  if (!direct) return void (await postEntry(tx, ctx, carriage({ ...own, fee, borneBy: unpaid ? 'collector' : 'buyer' })))
  const borneBy = unpaid ? 'producer' : 'buyer'
  await postEntry(tx, ctx, carriage({ ...own, fee, borneBy }))
  if (collected) await postEntry(tx, ctx, directCash({ ...own, amount: share.total }))
  await postEntry(tx, ctx, directCarriage({ ...own, fee, borneBy }))
}
