import type { Context } from '#app/lib/context.ts'
import { announce } from './announce.server.ts'
import { moveOrder, unlessMovedOn } from './move-order.server.ts'
import { orderById, ordersReleasedAt } from './orders.repo.server.ts'
import { releaseOrder } from './release-order.server.ts'

/** Sweep: three days after delivery without a word from the buyer an order is done. Returns how many. */
export async function completeDelivered(ctx: Context): Promise<number> {
  let completed = 0
  for (const { id } of await ordersReleasedAt(ctx.store.read, ctx.now())) {
    const done = await unlessMovedOn(ctx.store.write(async (tx) => {
      const order = await orderById(tx, id)
      if (order?.status !== 'delivered') return false
      await releaseOrder(tx, ctx, await moveOrder(tx, ctx, order, { to: 'completed', source: 'clock' }))
      await announce(tx, ctx, order, 'order.completed', { groupId: order.groupId })
      return true
    }))
    if (done) completed++
  }
  return completed
}
