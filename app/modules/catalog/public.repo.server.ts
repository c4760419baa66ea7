import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { catalogState, ocopSets, products } from '#db/schema/catalog.ts'
import { communes, provinces } from '#db/schema/places.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'

const productBySlug = (read: Reader) =>
  read
    .select({
      product: products,
      set: ocopSets,
      stall: { id: stalls.id, slug: stalls.slug, name: stalls.name, story: stalls.story, state: stalls.state },
      producer: { name: producers.name, kind: producers.kind },
      communeName: communes.fullName,
      provinceName: provinces.name,
    })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .innerJoin(ocopSets, eq(ocopSets.id, products.setId))
    .innerJoin(communes, eq(communes.code, products.communeCode))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))
    .where(and(eq(products.slug, sql.placeholder('slug')), inArray(products.state, ['published', 'paused']), inArray(stalls.state, ['open', 'paused'])))
    .prepare('public_product')

const kept = new WeakMap<Reader, ReturnType<typeof productBySlug>>()

export async function publicProduct(read: Reader, slug: string) {
  const statement = kept.get(read) ?? productBySlug(read)
  kept.set(read, statement)
  return (await statement.execute({ slug }))[0]
}

const stallColumns = {
  id: stalls.id,
  slug: stalls.slug,
  name: stalls.name,
  story: stalls.story,
  state: stalls.state,
  openedAt: stalls.openedAt,
  producerName: producers.name,
  producerKind: producers.kind,
  communeName: communes.fullName,
  provinceName: provinces.name,
}

export async function publicStall(read: Reader, slug: string) {
  const [row] = await read
    .select(stallColumns)
    .from(stalls)
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .innerJoin(communes, eq(communes.code, stalls.communeCode))
    .innerJoin(provinces, eq(provinces.code, stalls.provinceCode))
    .where(and(eq(stalls.slug, slug), inArray(stalls.state, ['open', 'paused'])))
  return row
}

const openIn = (province: string | undefined) => and(eq(stalls.state, 'open'), province ? eq(stalls.provinceCode, province) : undefined)

export const openStalls = (read: Reader, province: string | undefined, { limit, offset }: { limit: number; offset: number }) =>
  read
    .select({ ...stallColumns, goods: sql<number>`(select count(*) from products p where p.stall_id = ${stalls.id} and p.state = 'published')`.mapWith(Number) })
    .from(stalls)
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .innerJoin(communes, eq(communes.code, stalls.communeCode))
    .innerJoin(provinces, eq(provinces.code, stalls.provinceCode))
    .where(openIn(province))
    .orderBy(asc(provinces.sortKey), asc(stalls.name), asc(stalls.id))
    .limit(limit)
    .offset(offset)

export async function countOpenStalls(read: Reader, province: string | undefined): Promise<number> {
  const [row] = await read.select({ count: count() }).from(stalls).where(openIn(province))
  return row?.count ?? 0
}

export const provincesWithStalls = (read: Reader) =>
  read
    .select({ code: provinces.code, name: provinces.name, count: count() })
    .from(stalls)
    .innerJoin(provinces, eq(provinces.code, stalls.provinceCode))
    .where(eq(stalls.state, 'open'))
    .groupBy(provinces.code, provinces.name, provinces.sortKey)
    .orderBy(asc(provinces.sortKey))

/** Photos of the first goods of each stall are its face in the list. */
export const facesOf = (read: Reader, stallIds: readonly string[]) =>
  read
    .select({ stallId: products.stallId, photoId: sql<string | null>`(select p.id from product_photos p where p.product_id = ${products.id} order by p.position, p.id limit 1)` })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .where(and(inArray(products.stallId, [...stallIds]), eq(products.state, 'published')))
    .orderBy(desc(products.rank), desc(products.id))

/** Addresses for machines that read the whole market. */
export const everySlug = async (read: Reader, most: number) => ({
  products: await read.select({ slug: products.slug }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).where(and(eq(products.state, 'published'), eq(stalls.state, 'open'))).orderBy(desc(products.id)).limit(most),
  stalls: await read.select({ slug: stalls.slug }).from(stalls).where(eq(stalls.state, 'open')).orderBy(desc(stalls.id)).limit(most),
})

/** The catalogue's version moves with cards, the stalls' with their names, pauses and openings. */
export async function listsVersion(read: Reader): Promise<string> {
  const [catalog] = await read.select({ version: catalogState.version }).from(catalogState)
  const [shops] = await read.select({ version: sql<number>`coalesce(sum(${stalls.version}), 0)`.mapWith(Number), count: count() }).from(stalls)
  return `${catalog?.version ?? 0}.${shops?.version ?? 0}.${shops?.count ?? 0}`
}

export async function productVersion(read: Reader, slug: string): Promise<string | undefined> {
  const [row] = await read.select({ product: products.version, stall: stalls.version }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).where(eq(products.slug, slug))
  return row && `${row.product}.${row.stall}`
}
