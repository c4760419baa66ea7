import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { Card, KeyValues, Notice } from '#app/ui/page.tsx'

type Typed = { bankCode: string; number: string; holderName: string }
type Bank = { code: string; shortName: string; name: string }

/** First screen: bank, number and name as the bank's app has them. */
export function AskAccount({ banks, expected, typed, lastResult }: { banks: Bank[]; expected: string; typed?: Typed | undefined; lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const [form, fields] = useForm<Typed>({ id: 'account', lastResult: lastResult ?? null, ...(typed && { defaultValue: typed }) })
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="ask" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <SelectField field={fields.bankCode} label={t('payouts.bank')} placeholder={t('payouts.bankChoose')} options={banks.map(({ code, shortName, name }) => ({ value: code, label: `${shortName} · ${name}` }))} />
      <TextField field={fields.number} label={t('payouts.number')} hint={t('payouts.numberHint')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      <TextField field={fields.holderName} label={t('payouts.holder')} hint={t('payouts.holderHint', { expected })} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      <Button wide icon="arrow">{t('payouts.check')}</Button>
    </form>
  )
}

type ConfirmProps = { typed: Typed; bank: string; expected: string; matches: boolean; secret: 'pin' | 'password'; lastResult: SubmissionResult<string[]> | undefined }

/** Second screen: read back in groups of four, then the secret. */
export function ConfirmAccount({ typed, bank, expected, matches, secret, lastResult }: ConfirmProps) {
  const t = useT()
  const [form, fields] = useForm<{ pin: string }>({ id: 'confirm', lastResult: lastResult ?? null })
  return (
    <>
      <Card>
        <KeyValues
          rows={[
            { key: 'bank', label: t('payouts.accountBank'), value: bank },
            { key: 'number', label: t('payouts.accountNumber'), value: <span className="whitespace-nowrap font-mono">{typed.number.replace(/(.{4})(?=.)/g, '$1 ')}</span>, strong: true },
            { key: 'holder', label: t('payouts.accountHolder'), value: typed.holderName, strong: true },
          ]}
        />
      </Card>
      <Notice tone={matches ? 'good' : 'warn'}>{matches ? t('payouts.nameMatches') : t('payouts.nameOther', { expected })}</Notice>
      <p className="text-ink-soft">{t('payouts.waitsThreeDays')}</p>
      <form method="post" {...getFormProps(form)} className="stack">
        <input type="hidden" name="intent" value="confirm" />
        <Hidden typed={typed} />
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <TextField field={fields.pin} label={t(secret === 'pin' ? 'payouts.pin' : 'payouts.password')} type="password" inputMode={secret === 'pin' ? 'numeric' : 'text'} autoComplete="current-password" />
        <Button wide icon="check">{t('payouts.right')}</Button>
      </form>
      <form method="post">
        <input type="hidden" name="intent" value="back" />
        <Hidden typed={typed} />
        <Button kind="quiet" wide icon="edit">{t('payouts.wrong')}</Button>
      </form>
    </>
  )
}

const Hidden = ({ typed }: { typed: Typed }) => (
  <>
    {Object.entries(typed).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
  </>
)
