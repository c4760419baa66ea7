import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { DataTable, Empty, Pagination, Section } from '#app/ui/page.tsx'
import type { listBatches } from '../get-batch.server.ts'
import { BatchBadge } from './payout-state.tsx'

type Batches = Awaited<ReturnType<typeof listBatches>> & { shown: Record<string, string> }
type Row = Batches['rows'][number]
const PATH = '/quan-tri/chi-tra'

/** Batches of the collectors whose books this person reads, with the ways to make one and to import what the bank says. */
export function BatchesPage({ rows, page, pages, collectors, makes, works, shown }: Batches) {
  const t = useT()
  const columns = [
    { key: 'code', title: t('payouts.batchCode'), cell: ({ code }: Row) => <Link to={`${PATH}/dot/${code}`}>{shown[code]}</Link> },
    { key: 'state', title: t('payouts.batchState'), cell: ({ state }: Row) => <BatchBadge state={state} /> },
    ...(collectors.length > 1 ? [{ key: 'collector', title: t('payouts.collector'), cell: ({ collectorName }: Row) => collectorName }] : []),
    { key: 'count', title: t('payouts.count'), number: true, cell: ({ count }: Row) => count },
    { key: 'total', title: t('payouts.total'), number: true, cell: ({ total }: Row) => <span className="whitespace-nowrap">{showDong(total)}</span> },
    { key: 'maker', title: t('payouts.maker'), cell: ({ maker, madeAt }: Row) => t('payouts.by', { name: maker, time: showDateTime(madeAt) }) },
    { key: 'checker', title: t('payouts.checker'), cell: ({ checker }: Row) => checker },
  ]
  return (
    <>
      <div className="row">
        {collectors.filter(({ id }) => makes.includes(id)).map(({ id, name }) => (
          <ButtonLink key={id} to={`${PATH}/lap?thu_ho=${id}`} icon="plus">{makes.length > 1 ? `${t('payouts.make')}: ${name}` : t('payouts.make')}</ButtonLink>
        ))}
        {works.length > 0 && <ButtonLink to={`${PATH}/ket-qua`} kind="secondary" icon="receipt">{t('payouts.results')}</ButtonLink>}
        {collectors.filter(({ id }) => !makes.includes(id)).map(({ id, name }) => (
          <ButtonLink key={id} to={`${PATH}/lap?thu_ho=${id}`} kind="secondary" icon="people">{collectors.length > 1 ? `${t('payouts.whoWaits')}: ${name}` : t('payouts.whoWaits')}</ButtonLink>
        ))}
      </div>
      <Section title={t('payouts.batches')}>
        {rows.length === 0 ? <Empty title={t('payouts.noBatches')} /> : <DataTable caption={t('payouts.batches')} hideCaption columns={columns} rows={rows} rowKey={({ code }) => code} />}
        <Pagination page={page} pages={pages} href={(n) => `${PATH}?trang=${n}`} />
      </Section>
    </>
  )
}
