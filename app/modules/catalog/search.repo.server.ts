import { and, asc, count, desc, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm'
import { engine } from '#db/dialect.ts'
import type { Reader } from '#db/client.server.ts'
import { productPhotos, products } from '#db/schema/catalog.ts'
import { communes, provinces } from '#db/schema/places.ts'
import { stalls } from '#db/schema/stalls.ts'

export type Sort = 'rank' | 'new' | 'cheap' | 'dear'
export type CardFilter = {
  words: readonly string[]
  province?: string | undefined
  setIds?: readonly string[] | undefined
  stars?: readonly number[] | undefined
  priceFrom?: number | undefined
  priceTo?: number | undefined
  stallId?: string | undefined
  sort: Sort
}

const hole = (name: string) => sql.placeholder(name)
const validStars = sql`from ocop_certificates c where c.product_id = ${products.id} and c.verified_at is not null and c.withdrawn_at is null and c.expires_on >= ${hole('today')}`

/** Every word is a beginning of some word of the product; the words are folded, so they hold letters and digits only. */
const matches = engine === 'postgres' ? sql`products.search_tsv @@ ${hole('match')}::tsquery` : sql`products.rowid in (select rowid from products_fts where products_fts match ${hole('match')})`
const matchText = (words: readonly string[]) => (engine === 'postgres' ? words.map((word) => `'${word}':*`).join(' & ') : words.map((word) => `"${word}"*`).join(' '))

/** The folded name is the slug without its last six characters; a word begins behind a hyphen. */
const nameHas = (at: number) => sql`(case when '-' || substr(${products.slug}, 1, length(${products.slug}) - 6) like ${hole(`word${at}`)} then 1 else 0 end)`

/** Names that hold more of the typed words stand before goods found by their group, stall or place. */
const orders: Record<Sort, (words: readonly string[]) => SQL[]> = {
  rank: (words) => [...(words.length > 0 ? [sql`${sql.join(words.map((_, at) => nameHas(at)), sql` + `)} desc`] : []), desc(products.rank), desc(products.id)],
  new: () => [desc(products.publishedAt), desc(products.id)],
  cheap: () => [asc(products.price), desc(products.id)],
  dear: () => [desc(products.price), desc(products.id)],
}

/** Only its shape, not its values, decides which statement is prepared. */
function condition(filter: CardFilter): SQL | undefined {
  return and(
    eq(products.state, 'published'),
    eq(stalls.state, 'open'),
    filter.words.length > 0 ? matches : undefined,
    filter.province ? eq(products.provinceCode, hole('province')) : undefined,
    filter.stallId ? eq(products.stallId, hole('stallId')) : undefined,
    filter.setIds && inArray(products.setId, filter.setIds.map((_, at) => hole(`set${at}`))),
    filter.stars?.length ? sql`exists (select 1 ${validStars} and c.stars in (${sql.join(filter.stars.map((_, at) => sql`${hole(`star${at}`)}`), sql`, `)}))` : undefined,
    filter.priceFrom === undefined ? undefined : gte(products.price, hole('priceFrom')),
    filter.priceTo === undefined ? undefined : lte(products.price, hole('priceTo')),
  )
}

const shapeOf = (filter: CardFilter) =>
  [filter.words.length, filter.province !== undefined, filter.stallId !== undefined, filter.setIds?.length ?? '', filter.stars?.length ?? 0, filter.priceFrom !== undefined, filter.priceTo !== undefined]
    .map((part) => Number(part))
    .join('_')

const valuesOf = (filter: CardFilter, today: string) => ({
  today,
  match: matchText(filter.words),
  ...Object.fromEntries(filter.words.map((word, at) => [`word${at}`, `%-${word}%`])),
  province: filter.province,
  stallId: filter.stallId,
  priceFrom: filter.priceFrom,
  priceTo: filter.priceTo,
  ...Object.fromEntries((filter.setIds ?? []).map((id, at) => [`set${at}`, id])),
  ...Object.fromEntries((filter.stars ?? []).map((star, at) => [`star${at}`, star])),
})

const cards = (read: Reader, filter: CardFilter) =>
  read
    .select({
      id: products.id,
      slug: products.slug,
      name: products.name,
      unitLabel: products.unitLabel,
      netUnit: products.netUnit,
      netAmount: products.netAmount,
      price: products.price,
      stock: products.stock,
      stallName: stalls.name,
      communeName: communes.fullName,
      provinceName: provinces.name,
      photoId: productPhotos.id,
      photoWidth: productPhotos.width,
      photoHeight: productPhotos.height,
      hasAvif: productPhotos.hasAvif,
      stars: sql<number | null>`(select max(c.stars) ${validStars})`,
    })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))
    .innerJoin(communes, eq(communes.code, products.communeCode))
    .leftJoin(productPhotos, sql`${productPhotos.id} = (select p.id from product_photos p where p.product_id = ${products.id} order by p.position, p.id limit 1)`)
    .where(condition(filter))
    .orderBy(...orders[filter.sort](filter.words))
    .limit(hole('limit'))
    .offset(hole('offset'))
    .prepare(`cards_${filter.sort}_${shapeOf(filter)}`)

const total = (read: Reader, filter: CardFilter) =>
  read.select({ count: count() }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).where(condition(filter)).prepare(`cards_count_${shapeOf(filter)}`)

/** Building a query costs about twelve times what running it does, so each shape is built once for each store. */
type Statements = { cards: Map<string, ReturnType<typeof cards>>; totals: Map<string, ReturnType<typeof total>> }
const kept = new WeakMap<Reader, Statements>()
function statementsOf(read: Reader): Statements {
  const known: Statements = kept.get(read) ?? { cards: new Map(), totals: new Map() }
  kept.set(read, known)
  return known
}
function once<Statement>(map: Map<string, Statement>, key: string, build: () => Statement): Statement {
  const known = map.get(key) ?? build()
  map.set(key, known)
  return known
}

export type Card = Awaited<ReturnType<typeof findCards>>[number]

export const findCards = (read: Reader, filter: CardFilter, today: string, { limit, offset }: { limit: number; offset: number }) =>
  once(statementsOf(read).cards, `${filter.sort}_${shapeOf(filter)}`, () => cards(read, filter)).execute({ ...valuesOf(filter, today), limit, offset })

export async function countCards(read: Reader, filter: CardFilter, today: string): Promise<number> {
  const [row] = await once(statementsOf(read).totals, shapeOf(filter), () => total(read, filter)).execute(valuesOf(filter, today))
  return row?.count ?? 0
}

const visible = and(eq(products.state, 'published'), eq(stalls.state, 'open'))

/** Provinces with something on their shelves. */
export const provincesWithGoods = (read: Reader) =>
  read
    .select({ code: provinces.code, name: provinces.name, count: count() })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))
    .where(visible)
    .groupBy(provinces.code, provinces.name, provinces.sortKey)
    .orderBy(asc(provinces.sortKey))

export const setsWithGoods = (read: Reader) =>
  read.select({ setId: products.setId, count: count() }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).where(visible).groupBy(products.setId)
