import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime, showDay } from '#app/lib/time.ts'
import { KeyValues, Notice, Page, PageTitle } from '#app/ui/page.tsx'
import { accountOf, chart } from '../../ledger/chart.ts'
import type { getTransfer } from '../read-bank.server.ts'
import { DecideForms } from './decide-forms.tsx'
import { StateBadge } from './statement-page.tsx'

type Props = Awaited<ReturnType<typeof getTransfer>> & { answer: SubmissionResult<string[]> | undefined }

/** One movement of money, what it was found to be, and for who decides the ways out. */
export function TransferPage({ movement, task, offers, sentRefunds, works, makes, entry, partyNames, answer }: Props) {
  const t = useT()
  const waits = movement.state === 'task'
  return (
    <Page width="narrow">
      <PageTitle kicker={<Link to="/quan-tri/doi-soat">{t('bank.title')}</Link>}>{task ? t(`bank.task_${task.kind}`) : t('bank.transfer')}</PageTitle>
      <div className="flex flex-wrap items-center">
        <p className="mr-3 font-display text-2xl font-bold text-clay">{showDong(movement.amount)}</p>
        <StateBadge state={movement.state} />
      </div>
      <KeyValues
        rows={[
          { key: 'way', label: movement.amount > 0 ? t('bank.moneyIn') : t('bank.moneyOut'), value: `${movement.account}, ${movement.collector}` },
          { key: 'day', label: t('bank.day'), value: showDay(movement.day) },
          { key: 'reference', label: t('bank.reference'), value: <span className="[overflow-wrap:anywhere]">{movement.reference}</span> },
          { key: 'description', label: t('bank.description'), value: <span className="[overflow-wrap:anywhere]">{movement.description || '–'}</span> },
          ...(movement.counterName ? [{ key: 'counterName', label: t('bank.counterName'), value: movement.counterName }] : []),
          { key: 'source', label: t('bank.source'), value: `${movement.source === 'feed' ? t('bank.source_feed') : t('bank.source_statement')}, ${showDateTime(movement.takenAt)}` },
        ]}
      />
      {movement.statementId && <p><Link to={`/quan-tri/doi-soat/sao-ke/${movement.statementId}`} className="inline-flex min-h-touch items-center text-tea underline">{t('bank.toStatement')}</Link></p>}
      <Outcome movement={movement} task={task} />
      {entry && <EntryNotice entry={entry} waits={waits} />}
      {waits && works && !entry && <DecideForms amount={movement.amount} offers={offers} sentRefunds={sentRefunds} makes={makes} partyNames={partyNames} answer={answer} />}
      {waits && !works && <Notice tone="info" title={t('bank.onlyLooks')} />}
    </Page>
  )
}

function EntryNotice({ entry: { reason, documentNo, collectorId, lines }, waits }: { entry: NonNullable<Props['entry']>; waits: boolean }) {
  const t = useT()
  const other = lines.find(({ account }) => account !== chart.unmatched.code)
  const known = accountOf(other?.account ?? '')
  return (
    <Notice tone={waits ? 'warn' : 'info'} title={waits ? t('bank.entryWaits') : t('bank.byHand')}>
      <p>{t('bank.entryWaitsLead', { reason, document: documentNo, account: known ? `${known.code} ${t(known.name)}` : '–' })}</p>
      <p><Link to={`/quan-tri/so-cai/but-toan?thu_ho=${encodeURIComponent(collectorId)}`} className="inline-flex min-h-touch items-center text-tea underline">{t('bank.entryToBooks')}</Link></p>
    </Notice>
  )
}

const matchedTypes = ['attempt', 'settlement', 'remittance', 'carrier_bill', 'payout', 'refund'] as const
const resolutions = ['assigned', 'returned', 'refund_back', 'by_hand'] as const

function Outcome({ movement, task }: Pick<Props, 'movement' | 'task'>) {
  const t = useT()
  const resolution = resolutions.find((one) => one === task?.resolution)
  const explained = movement.state === 'matched' || (movement.state === 'resolved' && !resolution)
  const matched = explained ? matchedTypes.find((type) => type === movement.matchedType) : undefined
  if (matched) return <Notice tone="good" title={t(`bank.matched_${matched}`)} />
  if (task?.closedAt && resolution) {
    return (
      <Notice tone="good" title={t('bank.decided', { what: t(`bank.resolution_${resolution}`) })}>
        <p>{showDateTime(task.closedAt)}</p>
        {resolution === 'refund_back' && movement.matchedId && <p><Link to={`/quan-tri/tra-lai/${movement.matchedId}`} className="inline-flex min-h-touch items-center text-tea underline">{t('bank.toRefund')}</Link></p>}
        {task.note && <p>{task.note}</p>}
      </Notice>
    )
  }
  return movement.state === 'task' ? <Notice tone="warn" title={t('bank.inSuspense')} /> : null
}
