import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { returnToStock } from '#app/modules/catalog/return-to-stock.server.ts'
import { announce } from './announce.server.ts'
import { dropUnpaid } from './expire-holds.server.ts'
import { moveOrder } from './move-order.server.ts'
import { actOnStallOrder, orderInScope, orderOfBuyer } from './order-access.server.ts'
import { mayMove, type CancelReason, type StepSource } from './order-states.ts'
import { claimUnpaid, linesOf, type Order } from './orders.repo.server.ts'
import { refundWhole } from './refunding/refund-lines.server.ts'

type Cancel = { code: string; reason: CancelReason; as: 'buyer' | 'seller' | 'operator'; granted?: boolean }

/**
 * Ends an order before it is on its way: goods back on the shelf, money back to the buyer. The buyer may until the stall has taken it,
 * the stall until the post has it. An unpaid basket ends as a whole, since it is paid as a whole.
 */
export function cancelOrder(ctx: Context, { code, reason, as, granted = false }: Cancel): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { order, source } = await found(tx, ctx, code, as, granted)
    if (!mayMove(order.status, 'cancelled', source)) throw new DomainError('conflict', order.status === 'cancelled' ? 'orders.movedOn' : tooLate(as))
    if (order.status !== 'awaiting_payment') return cancelPlaced(tx, ctx, order, { reason, source, refund: 'cancelled' })
    if (!(await claimUnpaid(tx, order.groupId))) throw new DomainError('conflict', 'orders.movedOn')
    await dropUnpaid(tx, ctx, order.groupId, reason, source)
  })
}

const tooLate = (as: Cancel['as']) => (as === 'buyer' ? 'orders.tooLateForBuyer' : 'orders.tooLateForSeller')

async function found(tx: Writer, ctx: Context, code: string, as: Cancel['as'], granted: boolean): Promise<{ order: Order; source: StepSource }> {
  if (as === 'seller') return actOnStallOrder(tx, ctx, code)
  if (as === 'operator') return { order: await orderInScope(tx, ctx, code, 'province_operator'), source: 'operator' }
  return { order: (await orderOfBuyer(tx, ctx, code, granted)).order, source: 'buyer' }
}

/** Step: a placed order ends; what was paid for it is asked back. */
export async function cancelPlaced(tx: Writer, ctx: Context, order: Order, { reason, source, refund }: { reason: CancelReason; source: StepSource; refund: 'cancelled' | 'unanswered' | 'out_of_stock' }): Promise<void> {
  const moved = await moveOrder(tx, ctx, order, { to: 'cancelled', source, note: reason, set: { cancelReason: reason } })
  await returnToStock(tx, ctx, { groupId: order.groupId, productIds: (await linesOf(tx, [order.id])).map(({ productId }) => productId) })
  const paid = (await refundWhole(tx, ctx, moved, refund)) !== undefined
  await announce(tx, ctx, order, 'order.cancelled', { groupId: order.groupId, reason, paid })
}
