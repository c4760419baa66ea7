import { and, eq, gt } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { products, stockHolds } from '#db/schema/catalog.ts'
import type { Context } from '#app/lib/context.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { rankOf } from './product.ts'
import { putBack } from './put-back.server.ts'
import { addMovements, moveHolds, setStock } from './stock.repo.server.ts'

type Part = { groupId: string; productId: string; quantity: number; none: boolean }

/**
 * Step: some pieces of a sold line will not be sent. They count as stock again; `none`: the stall says there are none, so the shelf is counted as empty.
 * Throws RangeError for more pieces than the group bought.
 */
export async function returnPart(tx: Writer, ctx: Context, { groupId, productId, quantity, none }: Part): Promise<void> {
  const sold = and(eq(stockHolds.groupId, groupId), eq(stockHolds.productId, productId), eq(stockHolds.state, 'sold'))
  const [hold] = await tx.select({ quantity: stockHolds.quantity }).from(stockHolds).where(sold)
  if (!hold || quantity > hold.quantity) throw new RangeError('more pieces than were sold')
  if (quantity === hold.quantity) await moveHolds(tx, groupId, 'sold', 'released', [productId])
  else await tx.update(stockHolds).set({ quantity: hold.quantity - quantity }).where(and(sold, gt(stockHolds.quantity, quantity)))
  await putBack(tx, ctx, { groupId, lines: [{ productId, quantity }], reason: 'returned' })
  if (none) await emptyShelf(tx, ctx, productId)
}

async function emptyShelf(tx: Writer, ctx: Context, productId: string): Promise<void> {
  const [shelf] = await tx.select({ stock: products.stock, publishedAt: products.publishedAt }).from(products).where(eq(products.id, productId))
  if (!shelf || shelf.stock === 0 || !(await setStock(tx, productId, shelf.stock, 0, rankOf(0, shelf.publishedAt)))) return
  await addMovements(tx, [{ id: ctx.newId(), productId, delta: -shelf.stock, reason: 'counted', actorId: ctx.actor?.personId ?? null, at: ctx.now() }])
  await bumpCatalog(tx)
}
