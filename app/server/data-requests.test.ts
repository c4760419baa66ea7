import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dataForWorkScreensOnly } from './data-requests.ts'
import { listening, type Answer } from './testing.ts'

const route = (id: string, path: string | undefined, parentId: string | undefined, handle?: object) => ({ id, path, parentId, module: { default: () => null, handle } })
const routes = {
  root: route('root', '', undefined),
  home: { ...route('home', undefined, 'root'), index: true },
  product: route('product', 'san-pham/:slug', 'root'),
  farmer: route('farmer', 'nong-ho', 'root', { hydrate: true }),
  orders: route('orders', 'don-hang', 'farmer'),
} as unknown as ServerBuild['routes']

let ask: (path: string) => Promise<Answer>
let close: () => Promise<void>
beforeAll(async () => {
  const app = express()
  app.use(dataForWorkScreensOnly(routes), (_request, response) => response.send('remix'))
  ;({ ask, close } = await listening(app))
})
afterAll(() => close())

it.each(['/san-pham/che-dinh.data', '/_root.data', '/khong-co.data'])('%s is not found', async (path) => expect((await ask(path)).status).toBe(404))
it.each(['/nong-ho.data', '/nong-ho/don-hang.data', '/san-pham/che-dinh'])('%s reaches the app', async (path) => expect((await ask(path)).text).toBe('remix'))
