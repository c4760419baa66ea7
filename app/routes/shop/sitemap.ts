import type { LoaderFunctionArgs } from '@remix-run/node'
import { href } from '#app/lib/i18n.ts'
import { listAddresses } from '#app/modules/catalog/show-market.server.ts'
import { openContext } from '#app/request/context.server.ts'

const PAGES = ['/', '/san-pham', '/gian-hang', '/tro-giup', '/quy-che', '/rieng-tu', '/cach-xep-hang']

/** Slugs are letters, digits and hyphens, so nothing needs escaping. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { store, publicUrl } = await openContext(request)
  const { products, stalls } = await listAddresses(store.read)
  const paths = [...PAGES, ...products.map(({ slug }) => `/san-pham/${slug}`), ...stalls.map(({ slug }) => `/gian-hang/${slug}`)]
  const link = (language: 'vi' | 'en', path: string) => `<xhtml:link rel="alternate" hreflang="${language}" href="${publicUrl}${href(language, path)}"/>`
  const entries = paths.map((path) => `<url><loc>${publicUrl}${path}</loc>${link('vi', path)}${link('en', path)}</url>`).join('\n')
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries}\n</urlset>\n`
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } })
}
