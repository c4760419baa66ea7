import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { getOwnStatement } from '#app/modules/orders/statements/get-statement.server.ts'
import { StatementView } from '#app/modules/orders/ui/statement-view.tsx'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return { title: titled(ctx.locale, 'statements.title'), statement: await getOwnStatement(ctx, params.month ?? '') }
})

export default function FarmerStatement() {
  const { statement } = useLoaderData<typeof loader>()
  const t = useT()
  const more = [
    { to: '/nong-ho/tien-ve', label: t('statements.toMoney') },
    { to: '/nong-ho/chung-tu-thue', label: t('statements.certificates') },
    ...(statement.kind === 'cooperative' ? [{ to: '/nong-ho/thanh-vien', label: t('statements.members') }] : []),
  ]
  return <StatementView statement={statement} base="/nong-ho/tien-ve" orderHref={(code) => `/nong-ho/don-hang/${code.replace(' ', '')}`} more={more} />
}
