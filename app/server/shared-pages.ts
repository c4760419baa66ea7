const FILTERS = ['tinh', 'nhom', 'sao', 'gia_tu', 'gia_den', 'sap_xep', 'trang']
const SLUG = '[a-z0-9-]{1,160}'
const LONGEST_QUERY = 300

/** Pages that are the same for everybody → the query parameters they read. */
const sharedPages: { pattern: RegExp; parameters: readonly string[] }[] = [
  { pattern: /^\/$/, parameters: [] },
  { pattern: /^\/san-pham$/, parameters: FILTERS },
  { pattern: new RegExp(`^/san-pham/${SLUG}$`), parameters: [] },
  { pattern: /^\/gian-hang$/, parameters: FILTERS },
  { pattern: new RegExp(`^/gian-hang/${SLUG}$`), parameters: FILTERS },
  { pattern: /^\/(tro-giup|quy-che|rieng-tu|cach-xep-hang)$/, parameters: [] },
]

/** Path and known parameters in one order: the name of a shared page; undefined for every other page and for searches. */
export function sharedPageKey(url: string): string | undefined {
  const cut = url.indexOf('?')
  const pathname = cut < 0 ? url : url.slice(0, cut)
  const shared = sharedPages.find(({ pattern }) => pattern.test(withoutLocale(pathname)))
  if (!shared) return undefined
  if (cut < 0) return pathname
  const query = new URLSearchParams(url.slice(cut))
  if (query.has('q')) return undefined
  const kept = new URLSearchParams(shared.parameters.flatMap((name) => valuesOf(query, name).map((value) => [name, value])))
  const known = kept.toString()
  if (known.length > LONGEST_QUERY) return undefined
  return known === '' ? pathname : `${pathname}?${known}`
}

const withoutLocale = (pathname: string) => (pathname === '/en' ? '/' : pathname.startsWith('/en/') ? pathname.slice(3) : pathname)

const valuesOf = (query: URLSearchParams, name: string) => [...new Set(query.getAll(name).map((value) => value.trim()))].filter(Boolean).sort()
