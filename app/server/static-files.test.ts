import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { staticFiles } from './static-files.ts'
import { listening } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'cho-lang-static-'))
let site: Awaited<ReturnType<typeof listening>>
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/app-1a2b.css'), 'body{}')
  writeFileSync(join(folder, 'assets/app-1a2b.css.gz'), gzipSync('body{}'))
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
  const app = express()
  app.use(staticFiles(folder), (_request, response) => void response.status(404).send('the app'))
  site = await listening(app)
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

it('sends the compressed twin, to be kept for ever', async () => {
  const { headers, body } = await site.ask('/assets/app-1a2b.css', { headers: { 'accept-encoding': 'gzip' } })
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable' })
  expect(headers['content-type']).toMatch(/^text\/css/)
  expect(gunzipSync(body).toString()).toBe('body{}')
})
it('sends the file itself where no twin is', async () => {
  const { headers, text } = await site.ask('/assets/app-1a2b.css', { headers: { 'accept-encoding': 'br' } })
  expect([headers['content-encoding'], text]).toEqual([undefined, 'body{}'])
})
it('does not ask the app for a lost asset', async () => expect((await site.ask('/assets/gone.css')).text).not.toBe('the app'))
it('keeps public files for an hour', async () => expect((await site.ask('/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600'))
it('leaves pages to the app', async () => expect((await site.ask('/')).text).toBe('the app'))
