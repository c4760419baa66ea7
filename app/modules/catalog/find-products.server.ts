import type { Reader } from '#db/client.server.ts'
import { searchWords } from '#app/lib/fold.ts'
import { allSets } from './products.repo.server.ts'
import { byExactWords, setsIn } from './search-words.ts'
import { countCards, findCards, type Card, type CardFilter, type Sort } from './search.repo.server.ts'

export type { Card, Sort } from './search.repo.server.ts'
export type ProductQuery = {
  q?: string | undefined
  province?: string | undefined
  /** I … VI, a group's slug or a set's id. */
  group?: string | undefined
  stars?: readonly number[] | undefined
  priceFrom?: number | undefined
  priceTo?: number | undefined
  stallId?: string | undefined
  sort?: Sort | undefined
  page?: number | undefined
}
export type CardPage = { cards: Card[]; total: number; page: number; pages: number }

const PAGE_SIZE = 24
const MOST_PAGES = 100

/** Cards that buyers may see, in the order the market promises (`/cach-xep-hang`); `today` decides which stars still count. */
export async function findProducts(read: Reader, query: ProductQuery, today: string): Promise<CardPage> {
  const words = searchWords((query.q ?? '').slice(0, 200))
  const sets = query.group ? (setsIn(await allSets(read), query.group)?.ids ?? []) : undefined
  if (sets?.length === 0) return { cards: [], total: 0, page: 1, pages: 1 }
  const filter: CardFilter = { words, province: query.province, setIds: sets, stars: query.stars, priceFrom: query.priceFrom, priceTo: query.priceTo, stallId: query.stallId, sort: query.sort ?? 'rank' }
  const total = await countCards(read, filter, today)
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(total / PAGE_SIZE)))
  const page = Math.min(Math.max(1, query.page ?? 1), pages)
  const found = total === 0 ? [] : await findCards(read, filter, today, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
  return { cards: page === 1 && words.length > 0 && filter.sort === 'rank' ? byExactWords(query.q!, found) : found, total, page, pages }
}
