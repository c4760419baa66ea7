import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PhotoField, SelectField, TextField } from '#app/ui/field.tsx'
import { CUSTOM, layouts, type Field } from '../layouts.ts'
import type { accountsToImport } from '../read-bank.server.ts'

type Account = Awaited<ReturnType<typeof accountsToImport>>[number]
type Props = { accounts: Account[]; lastResult: SubmissionResult<string[]> | undefined; chosen: { accountId?: string; layout?: string } }

const asked: readonly Field[] = ['day', 'reference', 'description', 'credit', 'debit', 'amount', 'counterName']
const optional: readonly Field[] = ['amount', 'counterName']

/** The columns of another bank's file fold away under the banks we know; what was chosen the last time stands there already. */
export function ImportForm({ accounts, lastResult, chosen }: Props) {
  const t = useT()
  const [only] = accounts
  const account = accounts.find(({ id }) => id === chosen.accountId) ?? only
  const layout = chosen.layout ?? (account?.headings ? CUSTOM : layouts.find(({ bankBin }) => bankBin === account?.bankBin)?.id)
  const [form, fields] = useForm<Record<'accountId' | 'layout' | 'file' | Field, string>>({ id: 'import', lastResult, defaultValue: { accountId: account?.id, layout, ...account?.headings } })
  const naming = fields.layout.value === CUSTOM || asked.some((field) => fields[field].errors)
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <SelectField field={fields.accountId} label={t('bank.account')} options={accounts.map(({ id, bankName, numberEnd, collector }) => ({ value: id, label: `${bankName} …${numberEnd}, ${collector}` }))} />
      <SelectField field={fields.layout} label={t('bank.layout')} placeholder={t('bank.chooseLayout')} options={[...layouts.map(({ id, bank }) => ({ value: id, label: bank })), { value: CUSTOM, label: t('bank.customLayout') }]} />
      <details open={naming}>
        <summary className="btn btn-quiet">{t('bank.customLayout')}</summary>
        <fieldset className="stack mt-3">
          <legend className="font-bold">{t('bank.headings')}</legend>
          <p className="text-sm text-ink-soft">{t('bank.headingsHint')}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            {asked.map((field) => <TextField key={field} field={fields[field]} label={t(`bank.heading_${field}`)} optional={optional.includes(field) ? t('bank.ifAny') : undefined} autoComplete="off" />)}
          </div>
        </fieldset>
      </details>
      <PhotoField field={fields.file} label={t('bank.file')} hint={t('bank.fileHint')} multiple={false} accept=".csv,.txt,.tsv,text/csv,text/plain" />
      <Button icon="check">{t('bank.importIt')}</Button>
    </Form>
  )
}
