import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { Card, CardList, Section } from '#app/ui/page.tsx'
import { accountNames, chart } from '../../ledger/chart.ts'

export type Offer = { code: string; createdAt: Date; open: boolean }
type SentRefund = { id: string; text: string; doneAt: Date | null; bank: string; numberEnd: string; name: string }
type Props = { amount: number; offers: Offer[]; sentRefunds: SentRefund[]; makes: boolean; partyNames: string[]; answer: SubmissionResult<string[]> | undefined }

const showCode = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`

export function DecideForms({ amount, offers, sentRefunds, makes, partyNames, answer }: Props) {
  return (
    <>
      {sentRefunds.length > 0 && <RefundBackForms sentRefunds={sentRefunds} answer={answer} />}
      {amount > 0 && <AssignForm offers={offers} answer={answer} />}
      {amount > 0 && <ReturnForm amount={amount} answer={answer} />}
      <ByHandForm makes={makes} partyNames={partyNames} answer={answer} />
    </>
  )
}

function AssignForm({ offers, answer }: Pick<Props, 'offers' | 'answer'>) {
  const t = useT()
  const [form, fields] = useForm<Record<'code' | 'note', string>>({ id: 'assign', lastResult: resultFor(answer, 'assign') })
  return (
    <Section title={t('bank.assign')}>
      <p>{t('bank.assignLead')}</p>
      {offers.length > 0 && (
        <div>
          <p className="mb-2 font-bold">{t('bank.offers')}</p>
          <CardList>
            {offers.map(({ code, createdAt, open }) => (
              <Card key={code} as="li">
                <p><span className="font-mono text-lg font-bold">{showCode(code)}</span> <span className="text-ink-soft">{open ? t('bank.offerOpen') : t('bank.offerClosed')}, {showDateTime(createdAt)}</span></p>
                <Form method="post">
                  <input type="hidden" name="intent" value="assign" />
                  <Button name="code" value={code} kind="secondary" icon="check">{t('bank.assignIt')}<span className="sr-only"> {showCode(code)}</span></Button>
                </Form>
              </Card>
            ))}
          </CardList>
        </div>
      )}
      <Form method="post" {...getFormProps(form)} className="stack">
        <input type="hidden" name="intent" value="assign" />
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <TextField field={fields.code} label={t('bank.orderCode')} hint={t('bank.orderCodeHint')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
        <TextField field={fields.note} label={t('bank.note')} optional={t('bank.ifAny')} autoComplete="off" />
        <Button icon="check">{t('bank.assignIt')}</Button>
      </Form>
    </Section>
  )
}

/** Each is a form of one button: nothing is typed. */
function RefundBackForms({ sentRefunds, answer }: Pick<Props, 'sentRefunds' | 'answer'>) {
  const t = useT()
  const [form] = useForm({ id: 'refund-back', lastResult: resultFor(answer, 'refund_back') })
  return (
    <Section title={t('bank.refundBack')}>
      <p>{t('bank.refundBackLead')}</p>
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <CardList>
        {sentRefunds.map(({ id, text, doneAt, bank, numberEnd, name }) => (
          <Card key={id} as="li">
            <p className="font-bold [overflow-wrap:anywhere]">{name}, {bank} …{numberEnd}</p>
            <p className="text-ink-soft"><span className="font-mono">{text}</span>{doneAt && `, ${showDateTime(doneAt)}`}</p>
            <Form method="post">
              <input type="hidden" name="intent" value="refund_back" />
              <Button name="refundId" value={id} kind="secondary" icon="check">{t('bank.refundBackIt')}<span className="sr-only"> {text}</span></Button>
            </Form>
          </Card>
        ))}
      </CardList>
    </Section>
  )
}

function ReturnForm({ amount, answer }: Pick<Props, 'amount' | 'answer'>) {
  const t = useT()
  const [form, fields] = useForm<Record<'note', string>>({ id: 'return', lastResult: resultFor(answer, 'return') })
  return (
    <Section title={t('bank.return')}>
      <p>{t('bank.returnLead', { amount: showDong(amount) })}</p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <input type="hidden" name="intent" value="return" />
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <TextField field={fields.note} label={t('bank.note')} optional={t('bank.ifAny')} autoComplete="off" />
        <Button kind="danger" icon="money">{t('bank.returnIt', { amount: showDong(amount) })}</Button>
      </Form>
    </Section>
  )
}

const accounts = accountNames.filter((name) => name !== 'unmatched').map((name) => chart[name]).sort((a, b) => (a.code < b.code ? -1 : 1))

function ByHandForm({ makes, partyNames, answer }: Pick<Props, 'makes' | 'partyNames' | 'answer'>) {
  const t = useT()
  const [form, fields] = useForm<Record<'account' | 'party' | 'reason' | 'documentNo', string>>({ id: 'by-hand', lastResult: resultFor(answer, 'by_hand') })
  return (
    <Section title={t('bank.byHand')}>
      <p>{t('bank.byHandLead')}</p>
      {makes ? (
        <Form method="post" {...getFormProps(form)} className="stack">
          <input type="hidden" name="intent" value="by_hand" />
          <ErrorSummary form={form} title={t('common.seeBelow')} />
          <SelectField field={fields.account} label={t('bank.byHandAccount')} placeholder={t('bank.byHandChoose')} options={accounts.map(({ code, name }) => ({ value: code, label: `${code} ${t(name)}` }))} />
          <TextField field={fields.party} label={t('bank.byHandProducer')} optional={t('bank.ifAny')} list="hand-parties" autoComplete="off" />
          <datalist id="hand-parties">{partyNames.map((name) => <option key={name} value={name} />)}</datalist>
          <TextField field={fields.reason} label={t('ledger.reason')} hint={t('ledger.reasonHint')} autoComplete="off" />
          <TextField field={fields.documentNo} label={t('bank.byHandDocument')} hint={t('ledger.documentHint')} autoComplete="off" />
          <Button kind="secondary" icon="book">{t('bank.byHandIt')}</Button>
        </Form>
      ) : (
        <p>{t('bank.makerWrites')}</p>
      )}
    </Section>
  )
}
