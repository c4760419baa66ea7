import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField, PlainSelect } from '#app/ui/field.tsx'
import { Badge, Card, DataTable, KeyValues, Notice, Section, WithAside } from '#app/ui/page.tsx'
import type { getBatch } from '../get-batch.server.ts'
import { BatchBadge, PayoutBadge } from './payout-state.tsx'

type Batch = Awaited<ReturnType<typeof getBatch>>
type Line = Batch['lines'][number]
/** What was refused, by the field. */
type Errors = Record<string, string[] | null>

/** Who made and checked it, every line, and what this person may do now. */
export function BatchPage({ batch, errors }: { batch: Batch; errors: Errors }) {
  return (
    <WithAside>
      <div className="stack">
        <BatchFacts batch={batch} />
        <Acts batch={batch} errors={errors} />
      </div>
      <Lines lines={batch.lines} />
    </WithAside>
  )
}

function BatchFacts({ batch }: { batch: Batch }) {
  const t = useT()
  const by = (name: string, at: Date) => t('payouts.by', { name, time: showDateTime(at) })
  return (
    <Card>
      <KeyValues
        rows={[
          { key: 'total', label: t('payouts.total'), value: showDong(batch.total), strong: true },
          { key: 'count', label: t('payouts.count'), value: batch.count },
          { key: 'state', label: t('payouts.batchState'), value: <BatchBadge state={batch.state} /> },
          { key: 'collector', label: t('payouts.collector'), value: batch.collectorName },
          { key: 'layout', label: t('payouts.layout'), value: batch.layout === 'vietqr' ? t('payouts.layoutQr') : t(`payouts.layout.${batch.layout}`) },
          { key: 'maker', label: t('payouts.maker'), value: by(batch.maker, batch.madeAt) },
          ...(batch.checkedAt ? [{ key: 'checker', label: t('payouts.checker'), value: by(batch.checker, batch.checkedAt) }] : []),
          ...(batch.note ? [{ key: 'note', label: t('payouts.note'), value: batch.note }] : []),
        ]}
      />
    </Card>
  )
}

function Acts({ batch, errors }: { batch: Batch; errors: Errors }) {
  const t = useT()
  const path = `/quan-tri/chi-tra/dot/${batch.code}`
  const hindered = batch.lines.filter(({ hindered: why }) => why !== null).length
  return (
    <>
      {hindered > 0 && <Notice tone="warn">{t(batch.state === 'drafted' ? 'payouts.leftOut' : 'payouts.heldAfterCheck', { n: hindered })}</Notice>}
      {batch.ownBatch && <Notice tone="info">{t('payouts.ownWaits')}</Notice>}
      {batch.mayApprove && (
        <Form method="post" className="stack">
          <p className="text-ink-soft">{t('payouts.checkLead')}</p>
          <input type="hidden" name="intent" value="approve" />
          <Button wide icon="check">{t('payouts.approve')}</Button>
        </Form>
      )}
      {batch.mayTakeFile && batch.layout !== 'vietqr' && (
        <form method="post" action={`${path}/tep`} className="stack">
          <Button wide icon="arrow">{t('payouts.file')}</Button>
          <p className="text-sm text-ink-soft">{t('payouts.fileLead')}</p>
        </form>
      )}
      {batch.mayTakeFile && batch.layout === 'vietqr' && <ButtonLink to={`${path}/ma`} wide icon="phone">{t('payouts.codes')}</ButtonLink>}
      {batch.mayPullBack && <PullBack lines={batch.lines} errors={errors} />}
      {batch.mayRefuse && (
        <details>
          <summary className="btn btn-quiet">{t(batch.ownBatch ? 'payouts.takeBack' : 'payouts.refuse')}</summary>
          <Form method="post" className="stack pt-3">
            <input type="hidden" name="intent" value="refuse" />
            <PlainField name="note" label={t('payouts.refuseWhy')} error={errors.note?.[0]} />
            <Button kind="danger" icon="close">{t(batch.ownBatch ? 'payouts.takeBack' : 'payouts.refuse')}</Button>
          </Form>
        </details>
      )}
    </>
  )
}

/** Those whose money was stopped come first. */
function PullBack({ lines, errors }: { lines: Line[]; errors: Errors }) {
  const t = useT()
  const sent = lines.filter(({ state }) => state === 'sent').sort((a, b) => Number(b.hindered !== null) - Number(a.hindered !== null))
  const label = ({ stallName, amount, hindered }: Line) => [stallName, showDong(amount), ...(hindered ? [t(`payouts.why.${hindered}`)] : [])].join(' · ')
  return (
    <details open={Boolean(errors.note ?? errors.payoutId) || sent.some(({ hindered }) => hindered !== null)}>
      <summary className="btn btn-quiet">{t('payouts.pullBack')}</summary>
      <Form method="post" className="stack pt-3">
        <p className="text-ink-soft">{t('payouts.pullBackLead')}</p>
        <input type="hidden" name="intent" value="pull_back" />
        <PlainSelect name="payoutId" label={t('payouts.household')} options={sent.map((line) => ({ value: line.id, label: label(line) }))} error={errors.payoutId?.[0]} />
        <PlainField name="note" id="pull-back-note" label={t('payouts.pullBackWhy')} error={errors.note?.[0]} />
        <Button kind="danger" icon="close">{t('payouts.pullBack')}</Button>
      </Form>
    </details>
  )
}

function Lines({ lines }: { lines: Line[] }) {
  const t = useT()
  const columns = [
    { key: 'name', title: t('payouts.household'), cell: ({ producerId, stallName }: Line) => <Link to={`/quan-tri/chi-tra/ho/${producerId}`}>{stallName}</Link> },
    { key: 'account', title: t('payouts.toAccount'), cell: ({ bank, end, holder }: Line) => <span>{t('payouts.line', { bank, end, holder })}</span> },
    { key: 'amount', title: t('payouts.amount'), number: true, cell: ({ amount }: Line) => <span className="whitespace-nowrap">{showDong(amount)}</span> },
    { key: 'state', title: t('payouts.state'), cell: (line: Line) => <LineState line={line} /> },
  ]
  return (
    <Section title={t('payouts.lines')}>
      <DataTable caption={t('payouts.lines')} hideCaption columns={columns} rows={lines} rowKey={({ id }) => id} />
    </Section>
  )
}

function LineState({ line: { state, hindered, returnReason, bankSaysName, holder } }: { line: Line }): ReactNode {
  const t = useT()
  const dropped = state === 'dropped' && isHindrance(t, returnReason)
  return (
    <span>
      <PayoutBadge state={state} />
      {hindered && <span className="block"><Badge tone="warn">{t(`payouts.why.${hindered}`)}</Badge></span>}
      {dropped && <span className="block text-sm">{dropped}</span>}
      {(state === 'returned' || state === 'pulled_back') && returnReason && <span className="block text-sm">{returnReason}</span>}
      {bankSaysName && bankSaysName !== holder && <span className="block text-sm">{t('payouts.bankSays', { name: bankSaysName })}</span>}
    </span>
  )
}

/** What was left out says why by the name of the rule. */
const isHindrance = (t: ReturnType<typeof useT>, reason: string | null) => (reason ? t(`payouts.why.${reason}` as 'payouts.why.under_way') : '')
