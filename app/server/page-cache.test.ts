import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPageCache, type PageCacheOptions } from './page-cache.ts'
import { sharedPageKey } from './shared-pages.ts'
import { listening } from './testing.ts'

const html = (text: string, headers: Record<string, string> = {}) =>
  new Response(`<!DOCTYPE html><p>${text}</p>`, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "script-src 'self'", ...headers } })

let version = '1'
let now = new Date('2026-11-22T03:00:00Z')
const render = vi.fn<PageCacheOptions['render']>()
let closing: (() => Promise<void>)[] = []

async function open(options: Partial<PageCacheOptions> = {}) {
  const cache = createPageCache({ keyOf: sharedPageKey, version: async () => version, render, now: () => now, ...options })
  let afterwards = () => {}
  const site = await listening((request, response) => {
    void cache.serve(request, response).then((served) => {
      if (served) return
      if (request.method === 'POST') afterwards()
      response.end('not from the cache')
    })
  })
  closing.push(site.close)
  return { cache, ...site, onWrite: (work: () => void) => (afterwards = work) }
}

beforeEach(() => {
  version = '1'
  now = new Date('2026-11-22T03:00:00Z')
  render.mockReset().mockImplementation(async (key) => html(`page ${key} at version ${version}`))
})
afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
})

it('renders once for two visitors, and nothing of theirs reaches the render', async () => {
  const { ask } = await open()
  const first = await ask('/san-pham?tinh=19&utm_source=zalo', { headers: { cookie: 'phien=secret; gio=9', 'accept-language': 'en', 'user-agent': 'a' } })
  const second = await ask('/san-pham?fbclid=1&tinh=19')
  expect(first.text).toBe(second.text)
  expect(render.mock.calls).toEqual([['/san-pham?tinh=19']])
})

it('shows a new version at the next look, half a second later at most', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { ask } = await open()
  await ask('/')
  version = '2'
  expect((await ask('/')).text).toContain('version 1')
  vi.advanceTimersByTime(501)
  expect((await ask('/')).text).toContain('version 2')
  vi.useRealTimers()
})

it('shows our own write at once', async () => {
  const { ask, onWrite } = await open()
  await ask('/')
  onWrite(() => (version = '2'))
  await ask('/gio-hang', { method: 'POST' })
  expect((await ask('/')).text).toContain('version 2')
})

it('asks for the version again while a write is under way', async () => {
  const read = vi.fn(async () => version)
  const { ask, cache } = await open({ version: read })
  const slow = await listening((request, response) => {
    void cache.serve(request, response).then(() => setTimeout(() => response.end(), 100))
  })
  closing.push(slow.close)
  const write = slow.ask('/dat-hang', { method: 'POST' })
  await new Promise((resolve) => setTimeout(resolve, 30))
  await ask('/')
  await ask('/')
  expect(read).toHaveBeenCalledTimes(2)
  await write
})

it('answers 304 to who has the page in the same coding', async () => {
  const { ask } = await open()
  const brotli = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } })
  const gzip = await ask('/', { headers: { 'accept-encoding': 'gzip' } })
  expect(brotliDecompressSync(brotli.body)).toEqual(gunzipSync(gzip.body))
  expect(brotli.headers.etag).not.toBe(gzip.headers.etag)
  const again = await ask('/', { headers: { 'accept-encoding': 'gzip, br', 'if-none-match': brotli.headers.etag! } })
  expect([again.status, again.body.length]).toEqual([304, 0])
  expect((await ask('/', { headers: { 'accept-encoding': 'gzip', 'if-none-match': brotli.headers.etag! } })).status).toBe(200)
})

it('keeps the policy of the renderer and the headers of the host', async () => {
  const { ask } = await open({ headers: { 'x-content-type-options': 'nosniff' } })
  const { headers } = await ask('/')
  expect(headers).toMatchObject({
    'content-security-policy': "script-src 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    vary: 'Accept-Encoding',
  })
})

it('sends no body to HEAD', async () => {
  const { ask } = await open()
  const { status, body } = await ask('/', { method: 'HEAD' })
  expect([status, body.length]).toEqual([200, 0])
})

it('renders once for all who come together', async () => {
  let release = () => {}
  render.mockImplementation(() => new Promise((resolve) => (release = () => resolve(html('slow')))))
  const { ask } = await open()
  const visitors = Array.from({ length: 20 }, () => ask('/'))
  await vi.waitFor(() => expect(render).toHaveBeenCalled())
  await new Promise((resolve) => setTimeout(resolve, 50))
  release()
  await Promise.all(visitors)
  expect(render).toHaveBeenCalledTimes(1)
})

it('turns over at midnight in Vietnam', async () => {
  now = new Date('2026-11-22T16:59:59Z')
  const { ask } = await open()
  await ask('/')
  await ask('/')
  expect(render).toHaveBeenCalledTimes(1)
  now = new Date('2026-11-22T17:00:00Z')
  await ask('/')
  expect(render).toHaveBeenCalledTimes(2)
})

it('forgets what was not looked at for longest when it is full', async () => {
  render.mockImplementation(async (key) => html(key + randomBytes(5_000).toString('hex')))
  const { ask, cache } = await open({ mostBytes: 50_000 })
  await ask('/san-pham/a')
  await ask('/san-pham/b')
  await ask('/san-pham/a')
  await ask('/san-pham/c')
  expect(cache.bytes).toBeLessThanOrEqual(50_000)
  await ask('/san-pham/a')
  expect(render).toHaveBeenCalledTimes(3)
  await ask('/san-pham/b')
  expect(render).toHaveBeenCalledTimes(4)
})

it('passes on what is not 200, keeps none of it', async () => {
  render.mockImplementation(async () => new Response('không có', { status: 404 }))
  const { ask } = await open()
  expect(await ask('/san-pham/khong-co')).toMatchObject({ status: 404, text: 'không có', headers: { 'cache-control': 'private, no-store' } })
  await ask('/san-pham/khong-co')
  expect(render).toHaveBeenCalledTimes(2)
})

it('passes on a redirect of a changed slug', async () => {
  render.mockImplementation(async () => new Response(null, { status: 301, headers: { Location: '/san-pham/moi-abc123' } }))
  const { ask } = await open()
  expect(await ask('/san-pham/cu-abc123')).toMatchObject({ status: 301, headers: { location: '/san-pham/moi-abc123' } })
})

it.each([
  ['a page that sets a cookie', () => html('yours', { 'Set-Cookie': 'a=1' })],
  ['a page that failed', () => new Response('failed', { status: 500 })],
])('leaves %s to the app', async (_name, answer) => {
  render.mockImplementation(async () => answer())
  const { ask } = await open()
  expect((await ask('/')).text).toBe('not from the cache')
  expect((await ask('/')).text).toBe('not from the cache')
  expect(render).toHaveBeenCalledTimes(2)
})

it('can be emptied', async () => {
  const { ask, cache } = await open()
  await ask('/')
  cache.clear()
  expect(cache.bytes).toBe(0)
  await ask('/')
  expect(render).toHaveBeenCalledTimes(2)
})
