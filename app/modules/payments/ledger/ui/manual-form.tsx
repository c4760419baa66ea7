import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showMonth } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { accountNames, chart } from '../chart.ts'
import { MANUAL_ROWS } from '../manual-rows.ts'

type Row = { account: string; party: string; debit: string; credit: string }
type Shape = { period: string; reason: string; documentNo: string; lines: Row[] }
type Props = { id: string; collectorId: string; periods: string[]; partyNames: string[]; lastResult: SubmissionResult<string[]> | undefined }

const emptyRow: Row = { account: '', party: '', debit: '', credit: '' }
const byCode = accountNames.map((name) => chart[name]).sort((a, b) => (a.code < b.code ? -1 : 1))

export function ManualForm({ id, collectorId, periods, partyNames, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Shape>({ id: 'manual', lastResult, defaultValue: { period: periods[0] ?? '', lines: Array.from({ length: MANUAL_ROWS }, () => emptyRow) } })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="propose" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="collectorId" value={collectorId} />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <TextField field={fields.reason} label={t('ledger.reason')} hint={t('ledger.reasonHint')} />
      <div className="grid gap-4 md:grid-cols-2 md:items-end">
        <TextField field={fields.documentNo} label={t('ledger.document')} hint={t('ledger.documentHint')} autoComplete="off" />
        <SelectField field={fields.period} label={t('ledger.month')} options={periods.map((value) => ({ value, label: showMonth(value) }))} />
      </div>
      {fields.lines.errors?.map((error) => <p key={error} id="manual-lines" className="font-bold text-danger">{error}</p>)}
      {fields.lines.getFieldList().map((row, index) => {
        const line = row.getFieldset()
        return (
          <fieldset key={row.key} className="grid gap-3 rounded border border-edge p-3 md:grid-cols-4">
            <legend className="px-1 font-bold">{t('ledger.line', { n: index + 1 })}</legend>
            <SelectField field={line.account} label={t('ledger.account')} placeholder="–" options={byCode.map(({ code, name }) => ({ value: code, label: `${code} ${t(name)}` }))} />
            <TextField field={line.party} label={t('ledger.producer')} list="manual-parties" autoComplete="off" />
            <TextField field={line.debit} label={t('ledger.debit')} inputMode="numeric" autoComplete="off" />
            <TextField field={line.credit} label={t('ledger.credit')} inputMode="numeric" autoComplete="off" />
          </fieldset>
        )
      })}
      <datalist id="manual-parties">{partyNames.map((name) => <option key={name} value={name} />)}</datalist>
      <p>{t('ledger.secondPersonNote')}</p>
      <Button icon="arrow">{t('ledger.proposeManual')}</Button>
    </Form>
  )
}
