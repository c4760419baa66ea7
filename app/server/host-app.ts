import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Host } from '#app/lib/host.ts'
import { bodyLimit } from './body-limit.ts'
import { alive, ready } from './health.ts'
import { sendPlainPage } from './plain-page.ts'
import { requestLog } from './request-log.ts'
import { sameOriginForms } from './same-origin.ts'

/** Servers that post to us and sign what they send. VNPay asks with GET and needs no place here. */
const WEBHOOKS: readonly string[] = ['/api/bank-feed']

export type HostParts = {
  host: Pick<Host, 'config' | 'logger' | 'ready'>
  headers: Record<string, string>
  files: RequestHandler
  dataGuard: RequestHandler
  remix: RequestHandler
  isStopping(): boolean
  clock?: RequestHandler[] | undefined
}

/** Everything between the page cache and Remix. */
export function createHostApp({ host, headers, files, dataGuard, remix, isStopping, clock }: HostParts): Express {
  const { publicUrl, trustProxy } = host.config
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.get('/healthz', alive)
  app.get('/readyz', ready(() => host.ready(), isStopping))
  app.use(requestLog(host.logger))
  app.use((_request, response, next) => {
    response.set(headers)
    next()
  })
  app.use(files)
  app.use(compression({ threshold: 512 }))
  if (clock) app.post('/api/dev/clock', clock)
  app.use(withoutNul, loopbackAlias(publicUrl), sameOriginForms({ publicUrl, webhooks: WEBHOOKS }), bodyLimit(WEBHOOKS), dataGuard, underOwnName(publicUrl))
  app.all('*', remix)
  app.use(failure)
  return app
}

/** PostgreSQL keeps no NUL in a text, so that an address with one names nothing here. Node refuses a bare one; bytes that are no UTF-8 become U+FFFD or no page. */
const withoutNul: RequestHandler = (request, response, next) => (request.originalUrl.includes('%00') ? sendPlainPage(request, response, 404, 'notFound') : next())

/** On one's own machine `localhost` and `127.0.0.1` are the same shop; forms and cookies belong to one of the names. */
function loopbackAlias(publicUrl: string): RequestHandler {
  const { hostname, port, origin } = new URL(publicUrl)
  const alias = { 'localhost': '127.0.0.1', '127.0.0.1': 'localhost' }[hostname]
  return (request, response, next) => {
    if (alias && request.method === 'GET' && request.headers.host === `${alias}:${port}`) return response.redirect(302, origin + request.originalUrl)
    next()
  }
}

/** Remix builds its URLs from Host and believes X-Forwarded-Host: it only ever hears our own name, and the visitor's address as the host knows it. */
function underOwnName(publicUrl: string): RequestHandler {
  const { host } = new URL(publicUrl)
  return (request, _response, next) => {
    delete request.headers['x-forwarded-host']
    request.headers.host = host
    request.headers['x-client-ip'] = request.ip ?? ''
    next()
  }
}

const failure: ErrorRequestHandler = (error: Error & { status?: number }, request, response, next) => {
  if (response.headersSent) return next(error)
  const status = error.status ?? 500
  if (status < 500) return sendPlainPage(request, response, status, 'notFound')
  response.err = error
  sendPlainPage(request, response, 500, 'failed', request.id as string)
}
