import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequestHandler as createExpressHandler } from '@remix-run/express'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Host } from '#app/lib/host.ts'
import { dataForWorkScreensOnly } from './data-requests.ts'
import { devClock } from './dev-clock.ts'
import { stopGracefully } from './graceful-stop.ts'
import { createHostApp } from './host-app.ts'
import { createPageCache } from './page-cache.ts'
import { sendPlainPage } from './plain-page.ts'
import { createRateLimit } from './rate-limit.ts'
import { securityHeaders } from './security-headers.ts'
import { sharedPageKey } from './shared-pages.ts'
import { staticFiles } from './static-files.ts'

const BUILD = '../../build/server/index.js'
const mode = process.env.NODE_ENV
const vite =
  mode === 'production' ? undefined : await (await import('vite')).createServer({ server: { middlewareMode: true, hmr: false, ws: false } })
const loadBuild = async () => (vite ? vite.ssrLoadModule('virtual:remix/server-build') : import(BUILD)) as Promise<ServerBuild>

const build = await loadBuild()
const host = await (build.entry.module as unknown as { openHost(): Promise<Host> }).openHost()
const { config, logger } = host
const headers = securityHeaders(config.publicUrl)
const simulators = `http://127.0.0.1:${process.env.SIMULATOR_PORT ?? config.port + 1}`

/** MODE=test may render every page anew, to be measured. */
const keepsPages = !vite && !(config.mode === 'test' && process.env.PAGE_CACHE === 'off')
const renderShared = createRequestHandler(build, mode)
const pages = createPageCache({
  keyOf: sharedPageKey,
  version: (pathname) => host.pageVersion(pathname),
  // A request of our own making: no cookie, no header and no unknown parameter of any visitor can reach a shared page.
  render: (pathAndQuery) => renderShared(new Request(new URL(pathAndQuery, config.publicUrl))),
  now: () => host.now(),
  headers,
})

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => fail(request, response, error))
})
const { isStopping } = stopGracefully(server, () => host.close())
const app = createHostApp({
  host,
  headers,
  files: vite ? (await import('./dev-files.ts')).devFiles(vite) : staticFiles('build/client'),
  dataGuard: dataForWorkScreensOnly(build.routes),
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the adapter hands its failures to next()
  remix: createExpressHandler({ build: vite ? loadBuild : build, ...(mode === undefined ? {} : { mode }) }),
  isStopping,
  clock: host.setClock && devClock({ setClock: host.setClock, clearPages: pages.clear, simulators }),
})
const isTooMany = createRateLimit({
  perMinute: Number(process.env.RATE_LIMIT ?? 6_000),
  trusts: app.get('trust proxy fn') as (address: string, hop: number) => boolean,
})

async function answer(request: IncomingMessage, response: ServerResponse) {
  if (isTooMany(request)) {
    response.setHeader('retry-after', '60')
    return sendPlainPage(request, response, 429, 'tooMany')
  }
  const served = keepsPages && (await pages.serve(request, response))
  if (!served) app(request, response)
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown) {
  logger.error(error, 'the page cache failed')
  if (response.headersSent) response.destroy()
  else sendPlainPage(request, response, 500, 'failed')
}

server.listen(config.port, config.host, () => {
  logger.info({ url: config.publicUrl, engine: host.engine, mode: config.mode, node: process.version }, 'open')
})
