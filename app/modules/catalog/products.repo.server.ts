import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { oldSlugs, ocopSets, productPhotos, products } from '#db/schema/catalog.ts'
import { communes, placeAliases, provinces } from '#db/schema/places.ts'
import { stalls } from '#db/schema/stalls.ts'

export type ProductRow = typeof products.$inferSelect

export const addProduct = async (tx: Writer, product: typeof products.$inferInsert): Promise<boolean> =>
  (await tx.insert(products).values(product).onConflictDoNothing({ target: products.id }).returning({ id: products.id })).length === 1

export const changeRow = (tx: Writer, id: string, changes: Partial<typeof products.$inferInsert>) =>
  tx
    .update(products)
    .set({ ...changes, version: sql`${products.version} + 1` })
    .where(eq(products.id, id))

/** A product of this producer; undefined for another's and for removed ones. */
export async function ownProduct(read: Reader, producerId: string, id: string): Promise<ProductRow | undefined> {
  const [row] = await read
    .select({ product: products })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .where(and(eq(products.id, id), eq(stalls.producerId, producerId), ne(products.state, 'removed')))
  return row?.product
}

export const ownProducts = (read: Reader, producerId: string, most: number) =>
  read
    .select({
      id: products.id, slug: products.slug, name: products.name, unitLabel: products.unitLabel, price: products.price, stock: products.stock, state: products.state,
      netUnit: products.netUnit, netAmount: products.netAmount,
      photoId: sql<string | null>`(select ${productPhotos.id} from ${productPhotos} where ${productPhotos.productId} = ${products.id} order by ${productPhotos.position}, ${productPhotos.id} limit 1)`,
    })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .where(and(eq(stalls.producerId, producerId), ne(products.state, 'removed')))
    .orderBy(desc(products.createdAt), desc(products.id))
    .limit(most)

const stallRow = { id: stalls.id, slug: stalls.slug, name: stalls.name, state: stalls.state, provinceCode: stalls.provinceCode, communeCode: stalls.communeCode }

export const stallOf = async (read: Reader, producerId: string) => (await read.select(stallRow).from(stalls).where(eq(stalls.producerId, producerId)))[0]

/** Of a product, whose stall is always there. */
export const stallById = async (read: Reader, id: string) => (await read.select(stallRow).from(stalls).where(eq(stalls.id, id)))[0]!

const MOST_ALIASES = 40

/** Names of a stall's place, today's first, then the old ones people still search by. */
export async function placeNames(read: Reader, communeCode: string, provinceCode: string): Promise<{ today: string[]; old: string[] }> {
  const [commune] = await read.select({ name: communes.name, fullName: communes.fullName }).from(communes).where(eq(communes.code, communeCode))
  const [province] = await read.select({ name: provinces.name }).from(provinces).where(eq(provinces.code, provinceCode))
  const old = await read.select({ name: placeAliases.oldName }).from(placeAliases).where(eq(placeAliases.communeCode, communeCode)).orderBy(asc(placeAliases.id)).limit(MOST_ALIASES)
  return { today: [commune?.name, province?.name].filter((name) => name !== undefined), old: old.map(({ name }) => name) }
}

export async function setById(read: Reader, setId: string) {
  const [row] = await read.select().from(ocopSets).where(eq(ocopSets.id, setId))
  return row
}

export const allSets = (read: Reader) => read.select().from(ocopSets).orderBy(asc(ocopSets.position))

export const photosOf = (read: Reader, productIds: readonly string[]) =>
  read
    .select()
    .from(productPhotos)
    .where(inArray(productPhotos.productId, [...productIds]))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id))

export const keepOldSlug = (tx: Writer, slug: string, subjectId: string) => tx.insert(oldSlugs).values({ slug, kind: 'product', subjectId }).onConflictDoNothing()

export async function movedSlug(read: Reader, kind: 'product' | 'stall', slug: string): Promise<string | undefined> {
  const [row] = await read.select({ subjectId: oldSlugs.subjectId }).from(oldSlugs).where(and(eq(oldSlugs.slug, slug), eq(oldSlugs.kind, kind)))
  if (!row) return undefined
  const rows = kind === 'product' ? read.select({ slug: products.slug }).from(products).where(eq(products.id, row.subjectId)) : read.select({ slug: stalls.slug }).from(stalls).where(eq(stalls.id, row.subjectId))
  return (await rows)[0]?.slug
}

/** Words only: the product itself stays as it was. */
export const setSearchText = (tx: Writer, id: string, searchText: string) => tx.update(products).set({ searchText }).where(eq(products.id, id))

export const stallProducts = (read: Reader, stallId: string, most: number) =>
  read
    .select({ id: products.id, name: products.name, setId: products.setId, communeCode: products.communeCode, provinceCode: products.provinceCode })
    .from(products)
    .where(and(eq(products.stallId, stallId), ne(products.state, 'removed')))
    .orderBy(desc(products.id))
    .limit(most)
