import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime, showDay } from '#app/lib/time.ts'
import { Badge, DataTable, Empty, KeyValues, Notice, Page, PageTitle, Pagination, Section, Tabs } from '#app/ui/page.tsx'
import type { BadgeTone } from '#app/ui/marks.tsx'
import type { TransactionState } from '../bank.repo.server.ts'
import type { getStatement } from '../read-bank.server.ts'

type Props = Awaited<ReturnType<typeof getStatement>> & { page: number; state: TransactionState | undefined; done: 'taken' | 'known' | undefined }

const tones: Record<TransactionState, BadgeTone> = { new: 'info', matched: 'good', task: 'danger', resolved: 'plain' }
const states: readonly TransactionState[] = ['task', 'matched', 'resolved', 'new']

export function StateBadge({ state }: { state: TransactionState }) {
  const t = useT()
  return <Badge tone={tones[state]}>{t(`bank.state_${state}`)}</Badge>
}

export function StatementPage({ statement, counts, movements, pages, page, state, done }: Props) {
  const t = useT()
  const here = `/quan-tri/doi-soat/sao-ke/${statement.id}`
  return (
    <Page>
      <PageTitle kicker={<Link to="/quan-tri/doi-soat/sao-ke">{t('bank.statements')}</Link>}><span className="[overflow-wrap:anywhere]">{statement.fileName}</span></PageTitle>
      {done && <Notice tone="good" live title={done === 'known' ? t('bank.knownTitle') : t('bank.takenTitle', { rows: statement.rows, taken: statement.taken })} />}
      {counts.new > 0 && <Notice tone="info" title={t('bank.stillLooking', { n: counts.new })} />}
      <KeyValues
        rows={[
          { key: 'account', label: t('bank.account'), value: statement.account },
          { key: 'days', label: t('bank.days'), value: t('bank.fromTo', { from: showDay(statement.fromDay), to: showDay(statement.toDay) }) },
          { key: 'rows', label: t('bank.rows'), value: statement.rows },
          { key: 'taken', label: t('bank.newRows'), value: statement.taken },
          { key: 'encoding', label: t('bank.encoding'), value: statement.encoding },
          { key: 'at', label: t('bank.importedAt'), value: showDateTime(statement.importedAt) },
        ]}
      />
      <Section title={t('bank.movements')}>
        <Tabs
          label={t('bank.state')}
          items={[
            { to: here, label: t('bank.all'), current: !state, count: statement.taken },
            ...states.filter((one) => counts[one] > 0).map((one) => ({ to: `${here}?loc=${one}`, label: t(`bank.state_${one}`), current: state === one, count: counts[one] })),
          ]}
        />
        {movements.length === 0 ? <Empty title={t('bank.movementsNone')} /> : <Movements movements={movements} />}
        <Pagination page={page} pages={pages} href={(n) => `${here}?${state ? `loc=${state}&` : ''}trang=${n}`} />
      </Section>
    </Page>
  )
}

function Movements({ movements }: { movements: Props['movements'] }) {
  const t = useT()
  return (
    <DataTable
      caption={t('bank.movements')}
      hideCaption
      rows={movements}
      rowKey={({ id }) => id}
      columns={[
        { key: 'reference', title: t('bank.reference'), cell: ({ id, reference }) => <Link to={`/quan-tri/doi-soat/tien/${id}`} className="inline-flex min-h-touch items-center [overflow-wrap:anywhere] text-tea underline md:min-h-0 md:py-1">{reference}</Link> },
        { key: 'day', title: t('bank.day'), cell: ({ day }) => showDay(day) },
        { key: 'amount', title: t('bank.amount'), number: true, cell: ({ amount }) => <span className="whitespace-nowrap">{showDong(amount)}</span> },
        { key: 'description', title: t('bank.description'), cell: ({ description }) => <span className="[overflow-wrap:anywhere]">{description}</span> },
        { key: 'state', title: t('bank.state'), cell: ({ state }) => <span className="whitespace-nowrap"><StateBadge state={state} /></span> },
      ]}
    />
  )
}
