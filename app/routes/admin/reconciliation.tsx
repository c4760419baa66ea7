import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TasksPage } from '#app/modules/payments/bank/ui/tasks-page.tsx'
import { booksState } from '#app/modules/payments/ledger/kept-checks.server.ts'
import { listMoneyTasks } from '#app/modules/payments/tasks/list-money-tasks.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const tasks = await listMoneyTasks(ctx, readPageNumber(new URL(request.url).searchParams))
  return { ...tasks, books: await booksState(ctx.store.read, tasks.collectorIds), title: titled(ctx.locale, 'bank.title') }
})

export default function Reconciliation() {
  return <TasksPage {...useLoaderData<typeof loader>()} />
}
