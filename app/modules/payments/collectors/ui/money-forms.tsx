import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField, type SelectOption } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'

type Props = { answer: unknown; submit: string }

/** Where transfers arrive: bank, number and the name the bank shows. */
export function AccountForm({ answer, submit, banks }: Props & { banks: SelectOption[] }) {
  const t = useT()
  const [form, fields] = useForm<Record<'bankBin' | 'number' | 'holderName', string>>({ id: 'account', lastResult: resultFor(answer, 'account') })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="account" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <SelectField field={fields.bankBin} label={t('collectors.bank')} placeholder={t('collectors.chooseBank')} options={banks} />
      <TextField field={fields.number} label={t('collectors.number')} hint={t('collectors.numberHint')} inputMode="numeric" autoComplete="off" />
      <TextField field={fields.holderName} label={t('collectors.holder')} hint={t('collectors.holderHint')} autoComplete="off" autoCapitalize="characters" />
      <Button icon="check">{submit}</Button>
    </Form>
  )
}

/** A VNPay merchant: its code and the secret, which is never shown again. */
export function MerchantForm({ answer, submit }: Props) {
  const t = useT()
  const [form, fields] = useForm<Record<'tmnCode' | 'secret', string>>({ id: 'merchant', lastResult: resultFor(answer, 'merchant') as SubmissionResult<string[]> | null })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="merchant" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <TextField field={fields.tmnCode} label={t('collectors.tmnCode')} hint={t('collectors.tmnCodeHint')} autoComplete="off" spellCheck={false} autoCapitalize="characters" />
      <TextField field={fields.secret} type="password" label={t('collectors.secret')} hint={t('collectors.secretHint')} autoComplete="off" />
      <Button icon="check">{submit}</Button>
    </Form>
  )
}
