const LONGEST = 500

/** Where to go after signing in: a path of our own, never another host, nor back into signing in; undefined for everything else. */
export function ownPath(typed: unknown): string | undefined {
  const path = samePage(typed)
  return path === undefined || /^\/dang-(nhap|ky|xuat)([/?#]|$)/.test(path) ? undefined : path
}

/** `?tiep=` with where this request was going, to come back to after signing in; nothing for what `ownPath` would not take back, such as an address of many thousand letters. */
export function nextQuery(request: Request): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('_routes')
  const query = searchParams.toString()
  const here = ownPath(pathname.replace(/\.data$/, '') + (query && `?${query}`))
  return here === undefined ? '' : `?tiep=${encodeURIComponent(here)}`
}

/** A path of our own. */
export function samePage(typed: unknown): string | undefined {
  if (typeof typed !== 'string' || typed.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(typed) || typed.includes('\\')) return undefined
  const base = 'http://own.invalid'
  if (!URL.canParse(typed, base)) return undefined
  const url = new URL(typed, base)
  // '/.//elsewhere.example' becomes '//elsewhere.example' once the dots are gone.
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search + url.hash
}
