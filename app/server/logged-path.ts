const LONGEST = 200
/** Codes in these paths open something: the log keeps the page, not the code. */
const SECRET_PATHS = /^(\/en|\/nong-ho)?\/(don-hang|thanh-toan|tem|tep|d|k)\/[^/]+/

/** An address as the log may know it: no query, no code, and not longer than ours are. */
export const loggedPath = (url: string): string => url.split('?', 1)[0]!.replace(SECRET_PATHS, '$1/$2/*').slice(0, LONGEST)
