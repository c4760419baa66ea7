const MOST_PAGES = 10_000

/** `?trang=`: a whole number from 1, whatever was typed. */
export const readPageNumber = (query: URLSearchParams): number => Math.min(MOST_PAGES, Math.max(1, Number.parseInt(query.get('trang') ?? '1', 10) || 1))
