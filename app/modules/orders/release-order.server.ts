import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { sumDong } from '#app/lib/money.ts'
import { commissionOf } from '#app/modules/payments/fees/commission.ts'
import { directSettled, netOf, orderReleased } from '#app/modules/payments/ledger/entries.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { withholdTax } from '#app/modules/payments/tax/withhold-tax.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { frozenLines } from './freeze-lines.server.ts'
import { leftOf } from './line-left.ts'
import { groupById, linesOf, markReleased, type Order } from './orders.repo.server.ts'

/**
 * Step: the money of an order's goods, less what went off, goes to the producer's balance, less commission and tax kept. Lines a complaint names wait;
 * called again when it is decided, it releases the rest. A line is released once.
 */
export async function releaseOrder(tx: Writer, ctx: Context, order: Order): Promise<void> {
  const frozen = await frozenLines(tx, order.id)
  const waiting = (await linesOf(tx, [order.id])).filter(({ releasedAt }) => releasedAt === null)
  const due = waiting.filter(({ productId }) => !frozen.includes(productId))
  if (due.length === 0) return
  const productIds = due.map(({ productId }) => productId)
  if (!(await markReleased(tx, order.id, { productIds, whole: due.length === waiting.length, at: ctx.now() }))) return

  const { collectorId } = (await groupById(tx, order.groupId))!
  const { settlement } = (await findCollector(tx, collectorId))!
  const kept = due.map((line) => ({ ...line, amount: leftOf(line).amount })).filter(({ amount }) => amount > 0)
  const taxed = await withholdTax(tx, ctx, { collectorId, producerId: order.producerId, orderId: order.id, lines: kept })
  const share = {
    goods: sumDong(kept.map(({ amount }) => amount)),
    commission: sumDong(kept.map(commissionOf)),
    vat: sumDong(taxed.map(({ vat }) => vat)),
    pit: sumDong(taxed.map(({ pit }) => pit)),
  }
  const source = { collectorId, sourceId: order.id, order: { orderId: order.id, producerId: order.producerId } }
  await postEntry(tx, ctx, orderReleased({ ...source, key: `order_released:${order.id}:${productIds[0]}`, share }))
  if (settlement === 'direct') await postEntry(tx, ctx, directSettled({ ...source, key: `direct_settled:${order.id}:${productIds[0]}`, amount: netOf(share) }))
}
