import { parseDong } from '#app/lib/money.ts'
import { MOST_PRICE } from './product.ts'

const sorts = ['rank', 'new', 'cheap', 'dear'] as const
type Sort = (typeof sorts)[number]

/** How an order of the list stands in an address. */
const sortWords: Record<Sort, string> = { rank: '', new: 'moi', cheap: 'gia-tang', dear: 'gia-giam' }

export type ListQuery = {
  q: string
  province: string
  group: string
  stars: number[]
  priceFrom: number | undefined
  priceTo: number | undefined
  sort: Sort
  page: number
}

const LONGEST = 120
const MOST_PAGE = 100

/** Reads what stands in an address; what cannot be read is left out, and `oddPrice` says so about prices. */
export function readListQuery(search: URLSearchParams): { query: ListQuery; oddPrice: boolean; typed: { from: string; to: string } } {
  const text = (name: string, longest: number) => (search.get(name) ?? '').normalize('NFC').trim().slice(0, longest)
  const typed = { from: text('gia_tu', 20), to: text('gia_den', 20) }
  const [from, to] = [readPrice(typed.from), readPrice(typed.to)]
  const [low, high] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
  const page = Number(text('trang', 4))
  const query: ListQuery = {
    q: text('q', LONGEST),
    province: /^\d{2}$/.test(text('tinh', 3)) ? text('tinh', 2) : '',
    group: /^[A-Za-z0-9-]{1,80}$/.test(text('nhom', 81)) ? text('nhom', 80) : '',
    stars: [...new Set(search.getAll('sao').slice(0, 10).map(Number))].filter((star) => star === 3 || star === 4 || star === 5).sort(),
    priceFrom: low,
    priceTo: high,
    sort: sorts.find((sort) => sortWords[sort] !== '' && sortWords[sort] === text('sap_xep', 10)) ?? 'rank',
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGE ? page : 1,
  }
  return { query, oddPrice: (typed.from !== '' && from === undefined) || (typed.to !== '' && to === undefined), typed }
}

function readPrice(typed: string): number | undefined {
  const price = parseDong(typed)
  return price === undefined || price > MOST_PRICE ? undefined : price
}

/** The address of a list: only what differs from the plain one. */
export function writeListQuery(query: Partial<ListQuery>): string {
  const search = new URLSearchParams()
  const put = (name: string, value: string | number | undefined) => value !== undefined && value !== '' && search.append(name, String(value))
  put('q', query.q)
  put('tinh', query.province)
  put('nhom', query.group)
  for (const star of query.stars ?? []) put('sao', star)
  put('gia_tu', query.priceFrom)
  put('gia_den', query.priceTo)
  put('sap_xep', sortWords[query.sort ?? 'rank'])
  put('trang', (query.page ?? 1) > 1 ? query.page : undefined)
  const written = search.toString()
  return written === '' ? '/san-pham' : `/san-pham?${written}`
}

export const sortChoices = sorts.map((sort) => ({ sort, word: sortWords[sort] }))
