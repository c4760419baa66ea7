const LONGEST = 500

/** Where to go after signing in: a path of our own, never another host; undefined for everything else. */
export function ownPath(typed: unknown): string | undefined {
  if (typeof typed !== 'string' || typed.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(typed) || typed.includes('\\')) return undefined
  const base = 'http://own.invalid'
  if (!URL.canParse(typed, base)) return undefined
  const url = new URL(typed, base)
  // '/.//elsewhere.example' becomes '//elsewhere.example' once the dots are gone.
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/dang-(nhap|ky|xuat)(\/|$)/.test(url.pathname)) return undefined
  return url.pathname + url.search + url.hash
}
