import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PhotoField, SelectField, TextField } from '#app/ui/field.tsx'
import { Card } from '#app/ui/page.tsx'

type Propose = { needsAccount: boolean; banks: { value: string; label: string }[]; transferText: string; /** the account as shown */ seen: string; lastResult: SubmissionResult<string[]> | undefined }

/** The first person: has sent it, with the bank's reference and, if there is one, a picture of the receipt. */
export function ProposeTransfer({ needsAccount, banks, transferText, seen, lastResult }: Propose) {
  const t = useT()
  const [form, fields] = useForm<{ bank: string; number: string; name: string; reference: string; proof: File }>({ id: 'propose', lastResult })
  return (
    <Card as="section">
      <h2 className="text-lg">{t('refunds.proposeTitle')}</h2>
      <p className="text-ink-soft">{t('refunds.proposeLead', { text: transferText })}</p>
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="stack">
        <input type="hidden" name="intent" value={needsAccount ? 'proposeTo' : 'propose'} />
        <input type="hidden" name="seen" value={seen} />
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        {needsAccount && (
          <>
            <p>{t('refunds.typedForBuyer')}</p>
            <SelectField field={fields.bank} label={t('refunds.bank')} options={banks} placeholder={t('refunds.bankChoose')} />
            <TextField field={fields.number} label={t('refunds.number')} inputMode="numeric" autoComplete="off" />
            <TextField field={fields.name} label={t('refunds.name')} autoComplete="off" />
          </>
        )}
        <TextField field={fields.reference} label={t('refunds.reference')} hint={t('refunds.referenceHint')} autoComplete="off" spellCheck={false} />
        <PhotoField field={fields.proof} label={t('refunds.proof')} optional={t('checkout.optional')} hint={t('refunds.proofHint')} multiple={false} />
        <Button wide>{t('refunds.propose')}</Button>
      </Form>
    </Card>
  )
}

/** The second person: has seen it leave the account, or has not. */
export function CheckTransfer({ amount, seen }: { amount: number; /** the proposal as shown */ seen: string }) {
  const t = useT()
  return (
    <Card as="section" tone="urgent">
      <h2 className="text-lg">{t('refunds.checkTitle')}</h2>
      <p>{t('refunds.checkLead', { amount: showDong(amount) })}</p>
      <Form method="post" className="stack">
        <input type="hidden" name="seen" value={seen} />
        <Button name="intent" value="confirm" wide icon="check">{t('refunds.confirm')}</Button>
        <Button name="intent" value="sendBack" kind="danger" wide>{t('refunds.sendBack')}</Button>
      </Form>
    </Card>
  )
}

/** VNPay has said neither yes nor no: the first person turns it into a transfer, or, when VNPay's file shows it sent, the second one says so. */
export function Unanswered({ shows, may }: { shows: 'file' | 'nothing'; may: { instead: boolean; inFile: boolean } }) {
  const t = useT()
  return (
    <Card as="section" tone="urgent">
      <h2 className="text-lg">{t('refunds.unansweredTitle')}</h2>
      <p>{t(shows === 'file' ? 'refunds.unansweredInFile' : 'refunds.unansweredAsk')}</p>
      {(may.instead || may.inFile) && (
        <Form method="post">
          {may.instead && <Button name="intent" value="instead" kind="danger" wide>{t('refunds.instead')}</Button>}
          {may.inFile && <Button name="intent" value="inFile" icon="check" wide>{t('refunds.inFile')}</Button>}
        </Form>
      )}
      {shows === 'nothing' && !may.instead && <p className="text-ink-soft">{t('refunds.firstPerson')}</p>}
      {shows === 'file' && !may.inFile && <p className="text-ink-soft">{t('refunds.secondPerson')}</p>}
    </Card>
  )
}
