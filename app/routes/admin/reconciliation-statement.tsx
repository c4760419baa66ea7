import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getStatement } from '#app/modules/payments/bank/read-bank.server.ts'
import { StatementPage } from '#app/modules/payments/bank/ui/statement-page.tsx'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const states = ['new', 'matched', 'task', 'resolved'] as const

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const query = new URL(request.url).searchParams
  const number = readPageNumber(query)
  const state = states.find((known) => known === query.get('loc'))
  const done = (['taken', 'known'] as const).find((outcome) => outcome === query.get('xong'))
  return { ...(await getStatement(ctx, { id: params.id!, page: number, state })), page: number, state, done, title: titled(ctx.locale, 'bank.statements') }
})

export default function Statement() {
  return <StatementPage {...useLoaderData<typeof loader>()} />
}
