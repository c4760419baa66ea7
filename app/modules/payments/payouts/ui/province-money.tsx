import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Badge, DataTable, Empty, Pagination, Section } from '#app/ui/page.tsx'
import type { listProvinceMoney } from '../list-households.server.ts'

type Province = Awaited<ReturnType<typeof listProvinceMoney>>
type Row = Province['rows'][number]

/** Whose money waits in the operator's province; each name leads to where he may hold it. */
export function ProvinceMoney({ rows, page, pages }: Province) {
  const t = useT()
  const columns = [
    { key: 'name', title: t('payouts.household'), cell: ({ producerId, name }: Row) => <Link to={`/quan-tri/chi-tra/ho/${producerId}`}>{name}</Link> },
    { key: 'balance', title: t('payouts.balance'), number: true, cell: ({ balance }: Row) => <span className="whitespace-nowrap">{showDong(balance)}</span> },
    { key: 'held', title: t('payouts.batchState'), cell: ({ held }: Row) => (held ? <Badge tone="warn" icon="hand">{t('payouts.heldBadge')}</Badge> : '') },
  ]
  return (
    <Section title={t('payouts.province')}>
      <p className="text-ink-soft">{t('payouts.provinceLead')}</p>
      {rows.length === 0 ? <Empty title={t('payouts.noneInProvince')} /> : <DataTable caption={t('payouts.province')} hideCaption columns={columns} rows={rows} rowKey={({ producerId }) => producerId} />}
      <Pagination page={page} pages={pages} href={(n) => `/quan-tri/chi-tra?trang=${n}`} />
    </Section>
  )
}
