import type { Context } from '#app/lib/context.ts'
import { showLine, type OrderLineView } from './get-buyer-order.server.ts'
import { orderNotFound } from './order-access.server.ts'
import { linesOf, orderByToken, type Order } from './orders.repo.server.ts'

export type SellerLinkOrder = Pick<Order, 'code' | 'status' | 'stallName' | 'goodsTotal' | 'goodsOff' | 'placedAt' | 'alertAt' | 'shipBy' | 'cod'> & { lines: OrderLineView[] }

/** What the message on her phone opens: goods and price. Nothing of the buyer, for the link may be passed on. */
export async function getSellerLinkOrder(ctx: Context, { token }: { token: string }): Promise<SellerLinkOrder> {
  const order = token.length <= 64 ? await orderByToken(ctx.store.read, token) : undefined
  if (!order || order.status === 'awaiting_payment') throw orderNotFound()
  const { code, status, stallName, goodsTotal, goodsOff, placedAt, alertAt, shipBy, cod } = order
  return { code, status, stallName, goodsTotal, goodsOff, placedAt, alertAt, shipBy, cod, lines: (await linesOf(ctx.store.read, [order.id])).map(showLine) }
}
