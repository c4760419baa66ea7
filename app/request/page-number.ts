const MOST_PAGES = 10_000

/** `?trang=`, or the list's own name: a whole number from 1, whatever was typed. */
export const readPageNumber = (query: URLSearchParams, name = 'trang'): number => Math.min(MOST_PAGES, Math.max(1, Number.parseInt(query.get(name) ?? '1', 10) || 1))
