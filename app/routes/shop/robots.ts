import type { LoaderFunctionArgs } from '@remix-run/node'
import { openContext } from '#app/request/context.server.ts'

const CLOSED = ['/gio-hang', '/dat-hang', '/thanh-toan', '/don-hang', '/tra-cuu', '/tai-khoan', '/nong-ho', '/can-bo', '/quan-tri', '/buu-cuc', '/api', '/d/']

export async function loader({ request }: LoaderFunctionArgs) {
  const { publicUrl } = await openContext(request)
  const closed = CLOSED.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`])
  return new Response(['User-agent: *', ...closed, `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } })
}
