import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { announce } from './announce.server.ts'
import { moveOrder } from './move-order.server.ts'
import { isSellersSide, orderOfBuyer } from './order-access.server.ts'
import { deliver } from './record-delivery.server.ts'
import { releaseOrder } from './release-order.server.ts'

/** "Đã nhận đủ": the buyer has the goods; the order is delivered, if nobody said so yet, and done. Pressing it again changes nothing. */
export function confirmReceipt(ctx: Context, { code, granted = false }: { code: string; granted?: boolean }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { order } = await orderOfBuyer(tx, ctx, code, granted)
    if (await isSellersSide(tx, ctx, order.producerId)) throw new DomainError('forbidden', 'orders.notBySeller')
    if (order.status === 'completed') return
    const delivered = order.status === 'delivered' ? order : await deliver(tx, ctx, order, 'buyer')
    await releaseOrder(tx, ctx, await moveOrder(tx, ctx, delivered, { to: 'completed', source: 'buyer' }))
    await announce(tx, ctx, order, 'order.completed', { groupId: order.groupId })
  })
}
