import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { showLine, type OrderLineView } from './get-buyer-order.server.ts'
import { orderInScope, orderNotFound, orderOfBuyer } from './order-access.server.ts'
import { groupById, linesOf, lockOrder, orderById, type Order } from './orders.repo.server.ts'

export type Disputed = { order: Order; collectorId: string; lines: (OrderLineView & { released: boolean })[] }

/** Step: the buyer's own order, or the operator's in whose unit it was sold, its row held until the write ends. Anybody else's is not found. */
export async function orderToDispute(tx: Writer, ctx: Context, { code, granted, as }: { code: string; granted: boolean; as: 'buyer' | 'operator' }): Promise<Disputed> {
  const order = as === 'operator' ? await orderInScope(tx, ctx, code, 'province_operator') : (await orderOfBuyer(tx, ctx, code, granted)).order
  return holdOrder(tx, order.id)
}

/** Step: an order and its lines as they are once nobody else can move them. The caller has checked whose it is. */
export async function holdOrder(tx: Writer, orderId: string): Promise<Disputed> {
  const order = await lockOrder(tx, orderId)
  if (!order) throw orderNotFound()
  return disputed(tx, order)
}

/** The same to look at. */
export async function disputedOrder(read: Reader, orderId: string): Promise<Disputed> {
  const order = await orderById(read, orderId)
  if (!order) throw orderNotFound()
  return disputed(read, order)
}

async function disputed(read: Reader, order: Order): Promise<Disputed> {
  const { collectorId } = (await groupById(read, order.groupId))!
  return { order, collectorId, lines: (await linesOf(read, [order.id])).map((line) => ({ ...showLine(line), released: line.releasedAt !== null })) }
}
