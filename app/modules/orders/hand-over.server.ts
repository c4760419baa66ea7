import type { Context } from '#app/lib/context.ts'
import { createParcel } from '#app/modules/shipping/create-parcel.server.ts'
import type { Carrier } from '#app/modules/shipping/parcel.ts'
import { announce } from './announce.server.ts'
import { moveOrder } from './move-order.server.ts'
import { actOnStallOrder } from './order-access.server.ts'

/** The parcel goes to the post with the carrier's code. Pressing it again with the same code changes nothing. */
export function handOver(ctx: Context, { code, carrier, trackingCode }: { code: string; carrier: Carrier; trackingCode: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { order, source } = await actOnStallOrder(tx, ctx, code)
    await createParcel(tx, ctx, { orderId: order.id, carrier, trackingCode, source: 'seller' })
    if (order.status === 'handed_over') return
    await moveOrder(tx, ctx, order, { to: 'handed_over', source })
    await announce(tx, ctx, order, 'order.handed_over', { groupId: order.groupId })
  })
}
