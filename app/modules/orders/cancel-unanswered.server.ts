import type { Context } from '#app/lib/context.ts'
import { cancelPlaced } from './cancel-order.server.ts'
import { unlessMovedOn } from './move-order.server.ts'
import { orderById, ordersUnansweredAt } from './orders.repo.server.ts'

/** Sweep: 36 alert hours without a yes end an order, with the money on its way back. Returns how many. */
export async function cancelUnanswered(ctx: Context): Promise<number> {
  let cancelled = 0
  for (const { id } of await ordersUnansweredAt(ctx.store.read, ctx.now())) {
    const done = await unlessMovedOn(ctx.store.write(async (tx) => {
      const order = await orderById(tx, id)
      if (order?.status !== 'placed') return false
      await cancelPlaced(tx, ctx, order, { reason: 'unanswered', source: 'clock', refund: 'unanswered' })
      return true
    }))
    if (done) cancelled++
  }
  return cancelled
}
