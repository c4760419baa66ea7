import type { Server } from 'node:http'
import { Writable } from 'node:stream'
import type { RequestHandler } from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHostApp } from './host-app.ts'
import { securityHeaders } from './security-headers.ts'
import { listening, type Answer } from './testing.ts'

const PUBLIC_URL = 'https://cholang.vn'
const lines: string[] = []
const logger = pino(new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }))
let databaseAnswers = true
let stopping = false

const next: RequestHandler = (_request, _response, next) => next()
const remix: RequestHandler = (request, response, next) => {
  if (request.path === '/broken') return next(new Error('Failed query: insert into persons\nparams: Bùi Thị Tư,0912345678'))
  response.json({ host: request.headers.host, forwarded: request.headers['x-forwarded-host'] ?? null, reference: request.headers['x-request-id'] })
}

let ask: (path: string, options?: { method?: string; headers?: Record<string, string>; body?: string }) => Promise<Answer>
let server: Server
beforeAll(async () => {
  const app = createHostApp({
    host: {
      config: { mode: 'test', host: '127.0.0.1', port: 0, publicUrl: PUBLIC_URL, trustProxy: false },
      logger,
      ready: async () => {
        if (!databaseAnswers) throw new Error('no')
      },
    },
    headers: securityHeaders(PUBLIC_URL),
    files: next,
    dataGuard: next,
    remix,
    isStopping: () => stopping,
  })
  ;({ ask, server } = await listening(app))
})
afterAll(() => void server.close())
beforeEach(() => {
  lines.length = 0
  databaseAnswers = true
  stopping = false
})

const post = (headers: Record<string, string>, path = '/dat-hang') => ask(path, { method: 'POST', headers, body: 'a=1' })

describe('forms', () => {
  it.each([
    ['our origin', { origin: PUBLIC_URL }],
    ['our origin, behind another Host', { origin: PUBLIC_URL, host: '10.0.0.1:3000' }],
    ['no origin, but the browser says it is ours', { 'sec-fetch-site': 'same-origin' }],
    ['an old browser without either, but our referrer', { referer: `${PUBLIC_URL}/gio-hang` }],
  ])('with %s pass', async (_name, headers) => expect((await post(headers)).status).toBe(200))

  it.each([
    ['a foreign origin', { origin: 'https://cholang.vn.evil.example' }],
    ['Origin: null', { origin: 'null' }],
    ['a broken origin', { origin: 'http://' }],
    ['no sign of where they come from', {}],
    ['a foreign site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site', referer: PUBLIC_URL }],
    ['a foreign referrer', { referer: 'https://evil.example/' }],
    ['a foreign origin and X-Forwarded-Host to match', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('with %s are refused in words', async (_name, headers) => {
    const { status, text } = await post(headers)
    expect(status).toBe(403)
    expect(text).toContain('gửi lại giúp')
  })

  it('are guarded as .data too', async () => expect((await post({ origin: 'https://evil.example' }, '/dat-hang.data')).status).toBe(403))
  it('are refused in English on English pages', async () => expect((await post({ origin: 'null' }, '/en/dat-hang')).text).toContain('came from another site'))
  it('are refused for every writing method', async () => expect((await ask('/x', { method: 'DELETE', headers: { origin: 'null' } })).status).toBe(403))
})

describe('Remix', () => {
  it('hears only our own name', async () => {
    const { text } = await ask('/', { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } })
    expect(JSON.parse(text)).toMatchObject({ host: 'cholang.vn', forwarded: null })
  })

  it('hears the number of the request, and no number a visitor made up', async () => {
    const { text, headers } = await ask('/', { headers: { 'x-request-id': 'made-up' } })
    expect((JSON.parse(text) as { reference: string }).reference).toBe(headers['x-request-id'])
    expect(headers['x-request-id']).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
  })
})

describe('an address with a NUL, which no database keeps in a text', () => {
  it.each(['/don-hang/%00', '/don-hang/K7M4%00QX', '/tim?q=ch%C3%A8%00', '/don-hang/%00.data?_routes=root'])('%s is no page', async (path) => {
    const { status, text } = await ask(path)
    expect([status, text.includes('Không thấy trang này')]).toEqual([404, true])
  })
  it('is said in English on English pages, and a form there is not taken', async () => {
    expect((await ask('/en/don-hang/%00')).text).toContain('There is no such page')
    expect((await post({ origin: PUBLIC_URL }, '/don-hang/%00')).status).toBe(404)
  })
  it.each(['/tim?q=%2500', '/tim?q=%ED%A0%80', '/tim?q=100%25'])('%s bears none', async (path) => expect((await ask(path)).status).toBe(200))
})

describe('bodies', () => {
  const typed = { origin: PUBLIC_URL, 'content-type': 'application/x-www-form-urlencoded' }
  it('of a megabyte and more of typing are refused', async () => expect((await ask('/dat-hang', { method: 'POST', headers: typed, body: 'a'.repeat(1024 * 1024 + 1) })).status).toBe(413))
  it('without a length are refused', async () => expect((await ask('/dat-hang', { method: 'POST', headers: { ...typed, 'transfer-encoding': 'chunked' } })).status).toBe(411))
  it('with photos may be larger', async () => {
    const photos = { origin: PUBLIC_URL, 'content-type': 'multipart/form-data; boundary=x' }
    expect((await ask('/nong-ho/san-pham', { method: 'POST', headers: photos, body: 'a'.repeat(2 * 1024 * 1024) })).status).toBe(200)
  })
})

describe('the log', () => {
  it('keeps nothing about the visitor', async () => {
    await ask('/don-hang/K7M4QX?sdt=0912345678', { headers: { cookie: 'phien=secret', 'user-agent': 'Nokia', referer: `${PUBLIC_URL}/tra-cuu?sdt=0912345678` } })
    const [line] = lines
    expect(JSON.parse(line!)).toMatchObject({ req: { method: 'GET', path: '/don-hang/*' }, res: { status: 200 } })
    expect(line).not.toMatch(/0912345678|secret|Nokia|K7M4QX|127\.0\.0\.1/)
  })

  it('carries the number that the failed page shows, and no values of the query', async () => {
    const { status, text } = await ask('/broken')
    expect(status).toBe(500)
    const line = lines.find((text) => text.includes('Failed query'))!
    expect(text).toContain((JSON.parse(line) as { req: { id: string } }).req.id)
    expect(text).not.toMatch(/Error|at /)
    expect(line).not.toMatch(/0912345678|Bùi/)
  })
})

describe('health', () => {
  it('is alive without the database', async () => {
    databaseAnswers = false
    expect((await ask('/healthz')).status).toBe(200)
    expect((await ask('/readyz')).status).toBe(503)
  })
  it('is ready while the database answers', async () => expect((await ask('/readyz')).status).toBe(200))
  it('is not ready while it stops', async () => {
    stopping = true
    expect((await ask('/readyz')).status).toBe(503)
  })
})

it('sets the headers of a careful site', async () => {
  expect((await ask('/')).headers).toMatchObject({
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  })
})
