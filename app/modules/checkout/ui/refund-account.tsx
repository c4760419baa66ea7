import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'

type Props = { action: string; banks: { value: string; label: string }[]; buyerName: string; lastResult: SubmissionResult<string[]> | undefined }

/** Money that cannot go back the way it came: the buyer names an account of her own. */
export function RefundAccountForm({ action, banks, buyerName, lastResult }: Props) {
  const t = useT()
  const mine = lastResult?.initialValue?.intent === 'account' ? lastResult : undefined
  const [form, fields] = useForm<{ bank: string; number: string; name: string }>({ id: 'refund-account', lastResult: mine, defaultValue: { name: buyerName } })
  return (
    <section className="card card-urgent" aria-labelledby="refund-account-title">
      <h2 id="refund-account-title" className="text-lg">{t('refunds.accountTitle')}</h2>
      <p className="text-ink-soft">{t('refunds.accountLead')}</p>
      <form method="post" action={action} {...getFormProps(form)} className="stack mt-2">
        <input type="hidden" name="intent" value="account" />
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <SelectField field={fields.bank} label={t('refunds.bank')} options={banks} placeholder={t('refunds.bankChoose')} />
        <TextField field={fields.number} label={t('refunds.number')} hint={t('refunds.numberHint')} inputMode="numeric" autoComplete="off" />
        <TextField field={fields.name} label={t('refunds.name')} hint={t('refunds.nameHint')} autoComplete="name" />
        <Button wide>{t('refunds.accountSend')}</Button>
      </form>
    </section>
  )
}
