import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { listRefunds, type RefundTab } from '#app/modules/orders/refunding/list-refunds.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Badge, DataTable, Empty, Page, PageTitle, Tabs } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const tabs: Record<string, RefundTab> = { vnpay: 'gateway', xong: 'done' }
const addressOf = (tab: RefundTab) => (tab === 'transfer' ? '/quan-tri/tra-lai' : `/quan-tri/tra-lai?xem=${tab === 'gateway' ? 'vnpay' : 'xong'}`)

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const query = new URL(request.url).searchParams
  const [tab, number] = [tabs[query.get('xem') ?? ''] ?? 'transfer', readPageNumber(query)]
  const { rows, more } = await listRefunds(ctx, { tab, page: number })
  return { title: titled(ctx.locale, 'refunds.listTitle'), tab, number, more, rows: rows.map(({ code, ...row }) => ({ ...row, shown: code === null ? null : showCode(code) })) }
})

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

export default function Refunds() {
  const { rows, more, number, tab } = useLoaderData<typeof loader>()
  const t = useT()
  const at = (n: number) => `${addressOf(tab)}${tab === 'transfer' ? '?' : '&'}trang=${n}`
  const name = (row: Row) => row.shown ?? t('refunds.noOrder')
  return (
    <Page>
      <PageTitle lead={t('refunds.listLead')}>{t('refunds.listTitle')}</PageTitle>
      <Tabs label={t('refunds.listTitle')} items={(['transfer', 'gateway', 'done'] as const).map((one) => ({ to: addressOf(one), label: t(`refunds.tab.${one}`), current: one === tab }))} />
      {rows.length === 0 ? (
        <Empty title={t(`refunds.none.${tab}`)} />
      ) : (
        <DataTable
          caption={t(`refunds.tab.${tab}`)}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'order', title: t('checkout.orderCode'), cell: (row) => <a className="inline-flex min-h-touch items-center whitespace-nowrap font-mono underline" href={`/quan-tri/tra-lai/${row.id}`}>{name(row)}</a> },
            { key: 'amount', title: t('refunds.amount'), number: true, cell: (row) => <span className="whitespace-nowrap">{showDong(row.amount)}</span> },
            { key: 'why', title: t('refunds.reason'), cell: (row) => t(`refunds.why.${row.reason}`) },
            { key: 'state', title: t('refunds.state'), cell: (row) => <Badge tone={row.state === 'done' ? 'good' : row.state === 'transfer_due' && row.hasAccount ? 'warn' : 'plain'}>{row.state === 'transfer_due' && !row.hasAccount ? t('refunds.state.no_account') : t(`refunds.state.${row.state}`)}</Badge> },
            { key: 'at', title: t('refunds.since'), cell: (row) => showDateTime(row.doneAt ?? row.requestedAt) },
          ]}
        />
      )}
      <div className="row justify-between">
        {number > 1 ? <ButtonLink to={at(number - 1)} kind="secondary">{t('checkout.newer')}</ButtonLink> : <span />}
        {more ? <ButtonLink to={at(number + 1)} kind="secondary">{t('checkout.older')}</ButtonLink> : <span />}
      </div>
    </Page>
  )
}
