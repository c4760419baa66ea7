import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Gallery } from '#app/ui/gallery.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  return { title: titled(ctx.locale, 'outreach.components') }
})

export default function Components() {
  return <Gallery />
}
