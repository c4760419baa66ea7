import { randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, type ActionFunctionArgs, type EntryContext, type LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { ReactNode } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { LanguageProvider } from '#app/lib/i18n.ts'
import { NonceContext } from '#app/lib/nonce.ts'
import { hydrates } from '#app/lib/page.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { localeOf } from '#app/request/context.server.ts'
import { theRuntime } from '#app/runtime.server.ts'

/** The Express host reaches the app only through these, so that one process holds one store. */
export { openHost } from '#app/host.server.ts'

const GIVE_UP_AFTER_MS = 6_000

export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const locale = await localeOf(request)
  const { env } = await theRuntime()
  const gateway = new URL(env.PAYMENTS === 'simulator' ? env.simulatorUrl : env.VNPAY_HOST!).origin
  const spoken = (app: ReactNode) => (
    <LanguageProvider locale={locale} catalog={catalogs[locale]}>
      {app}
    </LanguageProvider>
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', locale)
  headers.set('Cache-Control', 'private, no-store') // the page cache sets its own for shared pages
  if (!context.staticHandlerContext.matches.some((match) => hydrates(context.routeModules[match.route.id]?.handle))) {
    headers.set('Content-Security-Policy', contentSecurityPolicy("'self'", gateway))
    return new Response('<!DOCTYPE html>' + renderToString(spoken(<RemixServer context={context} url={request.url} />)), { status, headers })
  }
  const nonce = randomBytes(16).toString('base64')
  headers.set('Content-Security-Policy', contentSecurityPolicy(`'self' 'nonce-${nonce}'`, gateway))
  return stream(
    spoken(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={GIVE_UP_AFTER_MS - 1_000} nonce={nonce} />
      </NonceContext.Provider>,
    ),
    { status, headers, nonce },
  )
}

/** Called for every unexpected failure; the reference is the request's id, the same that the page shows. */
export async function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const { logger } = await theRuntime()
  logger.error({ err: error, reference: request.headers.get('X-Request-Id') }, 'request failed')
}

const contentSecurityPolicy = (scripts: string, gateway: string) =>
  [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Browsers check redirects too: without the gateway here, paying by a plain form is blocked.
    `form-action 'self' ${gateway}`,
  ].join('; ')

function stream(app: ReactNode, { status, headers, nonce }: { status: number; headers: Headers; nonce: string }) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(app, {
      nonce,
      onShellReady() {
        const body = withoutPadding()
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError: (error: unknown) => void theRuntime().then(({ logger }) => logger.error({ err: error }, 'render failed')),
    })
    setTimeout(abort, GIVE_UP_AFTER_MS).unref()
  })
}

/** React 18 sends a chunk whole when its last character, of several bytes, did not fit: the rest of it is zeros, which a browser shows as \uFFFD. */
const withoutPadding = () =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk),
  })
