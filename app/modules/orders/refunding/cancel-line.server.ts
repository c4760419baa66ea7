import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { returnPart } from '#app/modules/catalog/return-part.server.ts'
import { announce } from '../announce.server.ts'
import { cancelPlaced } from '../cancel-order.server.ts'
import { leftOf } from '../line-left.ts'
import { actOnStallOrder, orderInScope } from '../order-access.server.ts'
import { mayMove, type sellerCancelReasons } from '../order-states.ts'
import { linesOf, lockOrder } from '../orders.repo.server.ts'
import { refundLines } from './refund-lines.server.ts'

type CancelLine = {
  code: string
  productId: string
  quantity: number
  /** How many pieces were still in the order when the person decided: pressing twice takes off once. */
  seen: number
  reason: (typeof sellerCancelReasons)[number]
  as: 'seller' | 'operator'
}

/**
 * "Hết hàng một món": pieces of one line go off before the parcel is handed over, the buyer gets their price back, the order goes on without them.
 * Out of stock also counts the shelf as empty. The last piece of the last line ends the whole order, with its shipping.
 */
export function cancelLine(ctx: Context, { code, productId, quantity, seen, reason, as }: CancelLine): Promise<void> {
  return ctx.store.write(async (tx) => {
    const found = as === 'seller' ? await actOnStallOrder(tx, ctx, code) : { order: await orderInScope(tx, ctx, code, 'province_operator'), source: 'operator' as const }
    const { source } = found
    const order = (await lockOrder(tx, found.order.id))!
    if (!mayMove(order.status, 'cancelled', source)) throw new DomainError('conflict', order.status === 'cancelled' ? 'orders.movedOn' : 'orders.tooLateForSeller')
    const lines = await linesOf(tx, [order.id])
    const line = lines.find((one) => one.productId === productId)
    if (!line) throw new DomainError('invalid', 'refunds.beyondLine', { field: 'quantity' })
    const left = leftOf(line).quantity
    if (left !== seen) throw new DomainError('conflict', 'orders.movedOn')
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left) throw new DomainError('invalid', 'refunds.quantityWrong', { field: 'quantity', left })
    const last = lines.every((one) => leftOf(one).quantity === (one === line ? quantity : 0))
    if (last) return cancelPlaced(tx, ctx, order, { reason, source, refund: reason === 'out_of_stock' ? 'out_of_stock' : 'cancelled' })
    await returnPart(tx, ctx, { groupId: order.groupId, productId, quantity, none: reason === 'out_of_stock' })
    const refundId = await refundLines(tx, ctx, { order, lines: [{ productId, quantity }], shipping: false, reason: reason === 'out_of_stock' ? 'out_of_stock' : 'cancelled' })
    await announce(tx, ctx, order, 'order.line_cancelled', { groupId: order.groupId, productId, quantity, amount: line.unitPrice * quantity, paid: refundId !== undefined })
  })
}
