import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, TextField } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-parts.tsx'
import { DataTable, Empty, Section } from '#app/ui/page.tsx'
import { layoutIds, MOST_BY_QR } from '../bank-layouts.ts'
import type { listCandidates } from '../list-households.server.ts'

type Listed = Awaited<ReturnType<typeof listCandidates>>
type Row = Listed['rows'][number]
type Fields = { producerIds: string[]; layout: string; note: string }

/** Those who can be paid, each with a box that is ticked, and how the bank is told. */
export function CandidatesForm({ collector, rows, lastResult }: { collector: Listed['collector']; rows: Row[]; lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'batch', lastResult: lastResult ?? null, defaultValue: { layout: 'vietcombank' } })
  const chosen = (lastResult?.initialValue as { producerIds?: string | string[] } | undefined)?.producerIds
  const isChosen = (id: string) => chosen === undefined || (Array.isArray(chosen) ? chosen.includes(id) : chosen === id)
  if (rows.length === 0) return <Empty title={t('payouts.noneEligible')} />
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="collectorId" value={collector.id} />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <fieldset id={fields.producerIds.id} aria-describedby={fields.producerIds.errors ? fields.producerIds.errorId : undefined}>
        <legend className="sr-only">{t('payouts.eligible')}</legend>
        <ul className="grid gap-2 md:grid-cols-2">
          {rows.map(({ producerId, stallName, amount, capped, end }) => (
            <li key={producerId}>
              <label className="choice">
                <input type="checkbox" name="producerIds" value={producerId} defaultChecked={isChosen(producerId)} aria-label={t('payouts.choose', { name: stallName })} />
                <span className="choice-face">
                  <span className="min-w-0 flex-1">
                    <span className="block font-bold">{stallName}</span>
                    <span className="block text-sm text-ink-soft">{t('payouts.accountEnd', { end })}{capped && ` · ${t('payouts.cappedShort')}`}</span>
                  </span>
                  <span className="ml-3 whitespace-nowrap font-bold">{showDong(amount)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <FieldError field={fields.producerIds} />
      </fieldset>
      <ChoiceField field={fields.layout} label={t('payouts.layout')} hint={t('payouts.layoutHint')} columns options={layoutIds.map((id) => ({ value: id, label: id === 'vietqr' ? t('payouts.layout.vietqr', { most: MOST_BY_QR }) : t(`payouts.layout.${id}`) }))} />
      <TextField field={fields.note} label={t('payouts.note')} optional={t('payouts.optional')} />
      <Button wide icon="check">{t('payouts.makeButton')}</Button>
    </form>
  )
}

/** The others, and why each waits. */
export function WaitingList({ rows }: { rows: Row[] }) {
  const t = useT()
  if (rows.length === 0) return null
  const columns = [
    { key: 'name', title: t('payouts.household'), cell: ({ producerId, stallName }: Row) => <Link to={`/quan-tri/chi-tra/ho/${producerId}`}>{stallName}</Link> },
    { key: 'balance', title: t('payouts.balance'), number: true, cell: ({ balance }: Row) => <span className="whitespace-nowrap">{showDong(balance)}</span> },
    { key: 'why', title: t('payouts.why'), cell: ({ hindrances }: Row) => <span>{hindrances.map((name) => t(`payouts.why.${name}`)).join(' · ')}</span> },
  ]
  return (
    <Section title={`${t('payouts.waiting')} (${rows.length})`}>
      <DataTable caption={t('payouts.waiting')} hideCaption columns={columns} rows={rows} rowKey={({ producerId }) => producerId} />
    </Section>
  )
}
