import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useSay, useT } from '#app/lib/i18n.ts'
import { useNonce } from '#app/lib/nonce.ts'
import { hydrates } from '#app/lib/page.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Drawing } from '#app/ui/drawing.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { localeOf } from '#app/request/context.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { palettes } from '#app/ui/tokens.ts'
import stylesheet from '#app/tailwind.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

/** The reference a person can read aloud when something failed; the host puts it on each request and each log line. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await localeOf(request)
  return { reference: request.headers.get('X-Request-Id') ?? '', titles: { missing: titled(locale, 'common.notFound'), failed: titled(locale, 'common.failed') } }
}
export const shouldRevalidate = () => false

/** Pages have titles of their own; this one is seen only on a page that is missing or failed. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [{ title: error === undefined || (isRouteErrorResponse(error) && error.status < 500) ? data?.titles.missing : data?.titles.failed }]

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={useLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content={palettes.day.sign} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/market-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <PageScripts />
      </body>
    </html>
  )
}

/** Work screens hydrate; buyer pages ship no framework JavaScript, only the small enhancement. */
function PageScripts() {
  const nonce = useNonce()
  if (!useMatches().some((match) => hydrates(match.handle))) return <script src="/enhance.js" defer />
  return (
    <>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const t = useT()
  const say = useSay()
  const reference = useRouteLoaderData<typeof loader>('root')?.reference ?? ''
  const status = isRouteErrorResponse(error) ? error.status : 500
  const failed = status >= 500
  const code = isRouteErrorResponse(error) ? (error.data as { code?: string } | null)?.code : undefined
  return (
    <main>
      <Page width="narrow">
        <Drawing name="lost-path" eager />
        <PageTitle lead={failed ? t('common.failedLead', { reference }) : status === 403 ? t('common.notYoursLead') : t('common.notFoundLead')}>
          {failed ? t('common.failed') : say(code ?? 'common.notFound')}
        </PageTitle>
        <div className="row">
          <ButtonLink to="/" icon="home" reloadDocument>{t('common.toHome')}</ButtonLink>
          <ButtonLink to="/san-pham" kind="secondary" icon="search" reloadDocument>{t('common.toSearch')}</ButtonLink>
        </div>
      </Page>
    </main>
  )
}
