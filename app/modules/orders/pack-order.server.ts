import type { Context } from '#app/lib/context.ts'
import { announce } from './announce.server.ts'
import { moveOrder } from './move-order.server.ts'
import { actOnStallOrder } from './order-access.server.ts'

/** The goods are in the parcel and the slip is on it. */
export function packOrder(ctx: Context, { code }: { code: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { order, source } = await actOnStallOrder(tx, ctx, code)
    await moveOrder(tx, ctx, order, { to: 'packed', source })
    await announce(tx, ctx, order, 'order.packed', { groupId: order.groupId })
  })
}
