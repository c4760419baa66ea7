import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PhotoField, SelectField, TextField } from '#app/ui/field.tsx'
import { DataTable, Notice } from '#app/ui/page.tsx'
import type { ClearingType } from '../clearing-kinds.ts'
import type { ClearingImported } from '../import-file.server.ts'
import type { Faulty } from '../read-file.server.ts'

type Names = 'day' | 'month' | 'carrier' | 'number' | 'file'
type Props = { type: ClearingType; collectorId: string; carriers: readonly string[]; today: string; months: string[]; lastResult: SubmissionResult<string[]> | undefined }

/** The file, and what it does not say itself: whose it is, of which day or month. */
export function ClearingImportForm({ type, collectorId, carriers, today, months, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Record<Names, string>>({ id: 'clearing', lastResult: lastResult ?? null, defaultValue: { day: today, month: months[0], carrier: carriers[0] } })
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="stack max-w-narrow">
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="collectorId" value={collectorId} />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      {type !== 'settlement' && <SelectField field={fields.carrier} label={t('clearing.carrier')} options={carriers.map((carrier) => ({ value: carrier, label: t(`shipping.carrier.${carrier as 'vnpost'}`) }))} />}
      {type === 'carrier_bill' ? (
        <SelectField field={fields.month} label={t('clearing.month')} options={months.map((month) => ({ value: month, label: `${month.slice(5)}/${month.slice(0, 4)}` }))} />
      ) : (
        <TextField field={fields.day} label={t(type === 'settlement' ? 'clearing.dayOfFile' : 'clearing.dayOfList')} type="date" max={today} />
      )}
      {type === 'remittance' && <TextField field={fields.number} label={t('clearing.number')} hint={t('clearing.numberHint')} autoComplete="off" />}
      <PhotoField field={fields.file} label={t('clearing.file')} hint={t(`clearing.columns_${type}`)} multiple={false} accept=".csv,.txt,.tsv,text/csv,text/plain" />
      <Button icon="check">{t('clearing.import')}</Button>
    </Form>
  )
}

export type Refusal = Extract<ClearingImported, { outcome: 'unreadable' | 'refused' }>

/** Why nothing of the file was taken. */
export function ImportRefusal({ refusal }: { refusal: Refusal }) {
  const t = useT()
  if (refusal.outcome === 'unreadable') return <Notice tone="danger" live title={t(`clearing.file_${refusal.fault}`)}><p>{t('clearing.nothingTaken')}</p></Notice>
  return (
    <>
      <Notice tone="danger" live title={t('clearing.refused', { n: refusal.count })}><p>{t('clearing.nothingTaken')}</p></Notice>
      <DataTable
        caption={t('clearing.whatIsWrong')}
        hideCaption
        rows={refusal.faulty}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', title: t('clearing.line'), cell: ({ line }: Faulty) => line },
          { key: 'fault', title: t('clearing.whatIsWrong'), cell: ({ fault }: Faulty) => t(`clearing.row_${fault}`) },
          { key: 'seen', title: t('clearing.seen'), cell: ({ seen }: Faulty) => seen || '–' },
        ]}
      />
      {refusal.count > refusal.faulty.length && <p>{t('clearing.more', { n: refusal.count - refusal.faulty.length })}</p>}
    </>
  )
}
