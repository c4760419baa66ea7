const LONGEST = 500

/** Where to go after signing in: a path of our own, never another host, nor back into signing in; undefined for everything else. */
export function ownPath(typed: unknown): string | undefined {
  const path = samePage(typed)
  return path === undefined || /^\/dang-(nhap|ky|xuat)([/?#]|$)/.test(path) ? undefined : path
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
