import { and, count, eq, max } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { productPhotos, products } from '#db/schema/catalog.ts'
import { stalls } from '#db/schema/stalls.ts'

export async function countPhotos(read: Reader, productId: string): Promise<{ count: number; last: number }> {
  const [row] = await read.select({ count: count(), last: max(productPhotos.position) }).from(productPhotos).where(eq(productPhotos.productId, productId))
  return { count: row?.count ?? 0, last: row?.last ?? 0 }
}

export const addPhoto = (tx: Writer, photo: typeof productPhotos.$inferInsert) => tx.insert(productPhotos).values(photo)

export const dropPhoto = async (tx: Writer, productId: string, photoId: string): Promise<boolean> =>
  (await tx.delete(productPhotos).where(and(eq(productPhotos.id, photoId), eq(productPhotos.productId, productId))).returning({ id: productPhotos.id })).length === 1

export const placePhoto = async (tx: Writer, productId: string, photoId: string, position: number): Promise<boolean> =>
  (await tx.update(productPhotos).set({ position }).where(and(eq(productPhotos.id, photoId), eq(productPhotos.productId, productId))).returning({ id: productPhotos.id })).length === 1

export const markAvif = async (tx: Writer, photoId: string): Promise<string | undefined> =>
  (await tx.update(productPhotos).set({ hasAvif: true }).where(and(eq(productPhotos.id, photoId), eq(productPhotos.hasAvif, false))).returning({ productId: productPhotos.productId }))[0]?.productId

/** Whose photo it is, and whether buyers may see it. */
export async function photoOwner(read: Reader, photoId: string): Promise<{ producerId: string; isPublic: boolean } | undefined> {
  const [row] = await read
    .select({ producerId: stalls.producerId, productState: products.state, stallState: stalls.state })
    .from(productPhotos)
    .innerJoin(products, eq(products.id, productPhotos.productId))
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .where(eq(productPhotos.id, photoId))
  return row && { producerId: row.producerId, isPublic: row.productState === 'published' && row.stallState !== 'draft' }
}

