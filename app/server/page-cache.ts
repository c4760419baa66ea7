import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { acceptedEncoding, type Encoding } from './encodings.ts'
import { createLru } from './lru.ts'

type Page = { version: string; day: number; etag: string; headers: Record<string, string>; bodies: Record<Encoding, Buffer> }
/** A page that may not be kept (not found, moved): answered once, to those who asked for it together. */
type Passing = { status: number; headers: Record<string, string>; body: Buffer }

export type PageCacheOptions = {
  /** The name of the shared page behind a URL; undefined when the page is not shared. */
  keyOf(url: string): string | undefined
  /** Changes when a buyer could see a difference on this page. */
  version(pathname: string): Promise<string>
  /** Renders for nobody in particular: gets a path and a query, never a visitor's request. */
  render(pathAndQuery: string): Promise<Response>
  now(): Date
  /** Headers that every answer of the host carries. */
  headers?: Record<string, string>
  mostBytes?: number
}

const VERSION_FRESH_MS = 500
const MOST_BYTES = 64 * 1024 * 1024
const MOST_VERSIONS = 10_000
const DAY_MS = 86_400_000
const VIETNAM_MS = 7 * 3_600_000
const KEPT_HEADERS = ['content-type', 'content-security-policy', 'content-language', 'link', 'location', 'x-robots-tag']
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Whole pages that are the same for every visitor, kept compressed until what they show changes. */
export function createPageCache({ keyOf, version, render, now, headers: common = {}, mostBytes = MOST_BYTES }: PageCacheOptions) {
  const pages = createLru<Page>(mostBytes, ({ bodies }) => bodies.identity.length + bodies.br.length + bodies.gzip.length)
  const rendering = new Map<string, Promise<Page | Passing | undefined>>()
  const versions = new Map<string, { value: string; at: number; epoch: number }>()
  let writesInFlight = 0
  let epoch = 0

  /** A request that may write: until it ends, and once after it, versions are read anew. Another node's writes show half a second later. */
  function watchWrite(response: ServerResponse) {
    writesInFlight++
    response.once('close', () => {
      writesInFlight--
      epoch++
    })
  }

  async function currentVersion(pathname: string) {
    const seen = versions.get(pathname)
    if (seen && writesInFlight === 0 && seen.epoch === epoch && performance.now() - seen.at < VERSION_FRESH_MS) return seen.value
    const read = { at: performance.now(), epoch }
    const value = await version(pathname)
    if (versions.size >= MOST_VERSIONS) versions.clear()
    versions.set(pathname, { value, ...read })
    return value
  }

  /** Badges, seasons and ship-by dates turn at midnight in Vietnam. */
  const today = () => Math.floor((now().getTime() + VIETNAM_MS) / DAY_MS)

  async function renderOnce(key: string, currentVersion: string, day: number): Promise<Page | Passing | undefined> {
    const response = await render(key)
    if (response.status >= 500 || response.headers.has('Set-Cookie')) return undefined
    const identity = Buffer.from(await response.arrayBuffer())
    const kept = KEPT_HEADERS.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name)!]] : []))
    const headers = { ...common, ...(Object.fromEntries(kept) as Record<string, string>) }
    if (response.status !== 200) return { status: response.status, headers: { ...headers, 'cache-control': 'private, no-store' }, body: identity }
    const [br, gz] = await Promise.all([compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }), compressGzip(identity)])
    const page: Page = {
      version: currentVersion,
      day,
      etag: createHash('sha256').update(identity).update(JSON.stringify(headers)).digest('base64url').slice(0, 22),
      headers: { ...headers, 'cache-control': 'private, no-cache', vary: 'Accept-Encoding' },
      bodies: { identity, br, gzip: gz },
    }
    pages.set(key, page)
    return page
  }

  function pageOf(key: string, currentVersion: string) {
    const day = today()
    const kept = pages.get(key)
    if (kept?.version === currentVersion && kept.day === day) return kept
    const flight = `${day} ${currentVersion} ${key}`
    const underWay = rendering.get(flight)
    if (underWay) return underWay
    const started = renderOnce(key, currentVersion, day).finally(() => rendering.delete(flight))
    rendering.set(flight, started)
    return started
  }

  /** Answers the request, or says false when it is not the cache's business. */
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = request.url ?? '/'
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      watchWrite(response)
      return false
    }
    const key = keyOf(url)
    if (key === undefined) {
      if (url.startsWith('/api/')) watchWrite(response)
      return false
    }
    const cut = key.indexOf('?')
    const page = await pageOf(key, await currentVersion(cut < 0 ? key : key.slice(0, cut)))
    if (!page) return false
    if ('body' in page) sendPassing(request, response, page)
    else sendPage(request, response, page)
    return true
  }

  return {
    serve,
    clear() {
      pages.clear()
      epoch++
    },
    get bytes() {
      return pages.bytes
    },
  }
}

function sendPage(request: IncomingMessage, response: ServerResponse, { etag, headers, bodies }: Page) {
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  const tag = encoding === 'identity' ? `"${etag}"` : `"${etag}-${encoding}"`
  if (request.headers['if-none-match']?.includes(tag)) {
    response.writeHead(304, { ...headers, etag: tag }).end()
    return
  }
  const body = bodies[encoding]
  const coding: Record<string, string> = encoding === 'identity' ? {} : { 'content-encoding': encoding }
  response.writeHead(200, { ...headers, ...coding, etag: tag, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function sendPassing(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Passing) {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}
