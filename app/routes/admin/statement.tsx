import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { getProducerStatement } from '#app/modules/orders/statements/get-statement.server.ts'
import { StatementView } from '#app/modules/orders/ui/statement-view.tsx'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  return { title: titled(ctx.locale, 'statements.title'), statement: await getProducerStatement(ctx, { producerId: params.producerId ?? '', month: params.month ?? '' }) }
})

export default function ProducerStatement() {
  const { statement } = useLoaderData<typeof loader>()
  const t = useT()
  return <StatementView statement={statement} base={`/quan-tri/bang-ke/${statement.producerId}`} more={[{ to: `/quan-tri/thue?thang=${statement.month}`, label: t('tax.toReport') }]} />
}
