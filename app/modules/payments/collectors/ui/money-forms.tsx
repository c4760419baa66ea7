import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField, type FieldLike, type SelectOption } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'

/** What a stall's owner types once more; a collector's staff do not, because a second person decides. */
export type OwnSecret = 'pin' | 'password'
type Props = { answer: unknown; submit: string; secret?: OwnSecret }

/** Where transfers arrive: bank, number and the name the bank shows. */
export function AccountForm({ answer, submit, secret, banks }: Props & { banks: SelectOption[] }) {
  const t = useT()
  const [form, fields] = useForm<Record<'bankBin' | 'number' | 'holderName' | 'pin', string>>({ id: 'account', lastResult: resultFor(answer, 'account') })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="account" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <SelectField field={fields.bankBin} label={t('collectors.bank')} placeholder={t('collectors.chooseBank')} options={banks} />
      <TextField field={fields.number} label={t('collectors.number')} hint={t('collectors.numberHint')} inputMode="numeric" autoComplete="off" />
      <TextField field={fields.holderName} label={t('collectors.holder')} hint={t('collectors.holderHint')} autoComplete="off" autoCapitalize="characters" />
      {secret && <SecretField field={fields.pin} secret={secret} />}
      <Button icon="check">{submit}</Button>
    </Form>
  )
}

/** A VNPay merchant: its code and the secret, which is never shown again. */
export function MerchantForm({ answer, submit, secret }: Props) {
  const t = useT()
  const [form, fields] = useForm<Record<'tmnCode' | 'secret' | 'pin', string>>({ id: 'merchant', lastResult: resultFor(answer, 'merchant') as SubmissionResult<string[]> | null })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="merchant" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <TextField field={fields.tmnCode} label={t('collectors.tmnCode')} hint={t('collectors.tmnCodeHint')} autoComplete="off" spellCheck={false} autoCapitalize="characters" />
      <TextField field={fields.secret} type="password" label={t('collectors.secret')} hint={t('collectors.secretHint')} autoComplete="off" />
      {secret && <SecretField field={fields.pin} secret={secret} />}
      <Button icon="check">{submit}</Button>
    </Form>
  )
}

function SecretField({ field, secret }: { field: FieldLike; secret: OwnSecret }) {
  const t = useT()
  return <TextField field={field} label={t(secret === 'pin' ? 'payouts.pin' : 'payouts.password')} type="password" inputMode={secret === 'pin' ? 'numeric' : 'text'} autoComplete="current-password" />
}
