import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listWaiting } from '#app/modules/outreach/list-waiting.server.ts'
import { moneyWaiting } from '#app/modules/payments/money-waiting.server.ts'
import { AdminPage } from '#app/modules/outreach/ui/admin-page.tsx'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const operates = ctx.actor.grants.some(({ role }) => role === 'province_operator')
  return { waiting: await listWaiting(ctx), money: await moneyWaiting(ctx), operates, title: titled(ctx.locale, 'outreach.today') }
})

export default function AdminToday() {
  return <AdminPage {...useLoaderData<typeof loader>()} />
}
