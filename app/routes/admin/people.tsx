import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { staffRoles } from '#app/lib/context.ts'
import { listPeople } from '#app/modules/outreach/list-people.server.ts'
import { PeoplePage } from '#app/modules/outreach/ui/people-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  const query = new URL(request.url).searchParams
  const role = staffRoles.find((known) => known === query.get('viec'))
  const done = (['given', 'ended'] as const).find((outcome) => outcome === query.get('xong'))
  return { ...(await listPeople(ctx, { role, page: readPageNumber(query) })), role: role ?? '', done, title: titled(ctx.locale, 'outreach.people') }
})

export default function People() {
  const people = useLoaderData<typeof loader>()
  return <PeoplePage {...people} hrefOf={(n) => `/quan-tri/nguoi-dung?viec=${people.role}&trang=${n}`} />
}
