import { and, eq, gte, inArray, sql, type SQL } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { products, stockHolds, stockMovements } from '#db/schema/catalog.ts'
import { FEW, rankOf } from './product.ts'

export type Movement = typeof stockMovements.$inferInsert

/** The page changes when the words about the stock do. */
const versionWhen = (changed: SQL) => sql`${products.version} + case when ${changed} then 1 else 0 end`

/** One conditional update: undefined means that fewer are left. */
export async function takeStock(tx: Writer, productId: string, quantity: number): Promise<{ left: number } | undefined> {
  const [taken] = await tx
    .update(products)
    .set({ stock: sql`${products.stock} - ${quantity}`, version: versionWhen(sql`${products.stock} - ${quantity} <= ${FEW}`) })
    .where(and(eq(products.id, productId), eq(products.state, 'published'), gte(products.stock, quantity)))
    .returning({ left: products.stock })
  return taken
}

/** Puts goods back; `before` is what was there, so that leaving zero can be seen. */
export async function putStock(tx: Writer, productId: string, quantity: number): Promise<{ before: number }> {
  const [put] = await tx
    .update(products)
    .set({ stock: sql`${products.stock} + ${quantity}`, version: versionWhen(sql`${products.stock} <= ${FEW}`) })
    .where(eq(products.id, productId))
    .returning({ left: products.stock })
  return { before: put!.left - quantity }
}

export async function stockOf(tx: Reader, productId: string): Promise<number> {
  const [row] = await tx.select({ stock: products.stock, state: products.state }).from(products).where(eq(products.id, productId))
  return row?.state === 'published' ? row.stock : 0
}

/** After a write that emptied or filled the shelf. */
export async function rerank(tx: Writer, productId: string): Promise<void> {
  const [row] = await tx.select({ stock: products.stock, publishedAt: products.publishedAt }).from(products).where(eq(products.id, productId))
  if (row) await tx.update(products).set({ rank: rankOf(row.stock, row.publishedAt) }).where(eq(products.id, productId))
}

/** False when this group already keeps or bought the product. A released hold is taken up again. */
export async function claimHold(tx: Writer, hold: typeof stockHolds.$inferInsert): Promise<boolean> {
  const claimed = await tx
    .insert(stockHolds)
    .values(hold)
    .onConflictDoUpdate({
      target: [stockHolds.groupId, stockHolds.productId],
      set: { state: 'held', quantity: hold.quantity, expiresAt: hold.expiresAt ?? null, createdAt: hold.createdAt },
      setWhere: eq(stockHolds.state, 'released'),
    })
    .returning({ id: stockHolds.id })
  return claimed.length === 1
}

/** Compare-and-set of all holds of a group in one state; returns what moved, in product order. */
export async function moveHolds(tx: Writer, groupId: string, from: 'held' | 'sold', to: 'sold' | 'released', productIds?: readonly string[]) {
  const moved = await tx
    .update(stockHolds)
    .set({ state: to })
    .where(and(eq(stockHolds.groupId, groupId), eq(stockHolds.state, from), productIds && inArray(stockHolds.productId, [...productIds])))
    .returning({ productId: stockHolds.productId, quantity: stockHolds.quantity })
  return moved.sort(byProduct)
}

export const setHoldsUntil = async (tx: Writer, groupId: string, until: Date): Promise<boolean> =>
  (await tx.update(stockHolds).set({ expiresAt: until }).where(and(eq(stockHolds.groupId, groupId), eq(stockHolds.state, 'held'))).returning({ id: stockHolds.id })).length > 0

export const holdStates = async (tx: Reader, groupId: string) =>
  (await tx.select({ state: stockHolds.state }).from(stockHolds).where(eq(stockHolds.groupId, groupId))).map(({ state }) => state)

export const addMovements = async (tx: Writer, movements: Movement[]): Promise<void> => {
  if (movements.length > 0) await tx.insert(stockMovements).values(movements)
}

export const byProduct = (a: { productId: string }, b: { productId: string }) => (a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : 0)

/** Compare-and-set: false when an order came in between. */
export async function setStock(tx: Writer, productId: string, from: number, to: number, rank: number): Promise<boolean> {
  const set = await tx
    .update(products)
    .set({ stock: to, rank, version: sql`${products.version} + 1` })
    .where(and(eq(products.id, productId), eq(products.stock, from)))
    .returning({ id: products.id })
  return set.length === 1
}
