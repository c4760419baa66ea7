import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainField, type SelectOption } from '#app/ui/field.tsx'
import { Card, Empty, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { getOwnMoney } from '../own-collector.server.ts'
import { AccountForm, MerchantForm } from './money-forms.tsx'

type Props = Awaited<ReturnType<typeof getOwnMoney>> & { banks: SelectOption[]; answer: unknown; refused: { id: string; words: string } | null; problem: string | undefined; done: boolean }

/** Direct settlement, on the seller's side: transfers to look for, money to give back, and where it all arrives. */
export function OwnMoneyPage({ merchant, account, waiting, owed, mayChange, banks, answer, refused, problem, done }: Props) {
  const t = useT()
  const wordsFor = (id: string) => (refused?.id === id ? refused.words : undefined)
  return (
    <Page width="narrow">
      <PageTitle kicker={<a href="/nong-ho/tien-ve">{t('payouts.title')}</a>} lead={t('collectors.ownLead')}>{t('collectors.own')}</PageTitle>
      {problem && <Notice tone="warn" live title={problem} />}
      {done && <Notice tone="good" live title={t('collectors.done')} />}
      <Section title={t('collectors.transfers')}>
        {waiting.length === 0 ? (
          <Empty title={t('collectors.noTransfers')} />
        ) : (
          <>
            <p>{t('collectors.transfersLead')}</p>
            {waiting.map(({ id, code, amount, createdAt }) => (
              <Card key={id} tone="urgent">
                <p><strong className="font-display text-xl text-clay">{showDong(amount)}</strong> · <span className="font-mono">{code}</span></p>
                <p className="text-ink-soft">{t('collectors.orderedAt', { at: showDateTime(createdAt) })}</p>
                <Told intent="arrived" name="attemptId" id={id} label={t('collectors.reference')} hint={t('collectors.referenceHint')} submit={t('collectors.arrived')} error={wordsFor(id)} />
              </Card>
            ))}
          </>
        )}
      </Section>
      {owed.length > 0 && (
        <Section title={t('collectors.owed')}>
          <p>{t('collectors.owedLead')}</p>
          {owed.map(({ id, amount, payee }) => (
            <Card key={id} tone="urgent">
              <p><strong className="font-display text-xl text-clay">{showDong(amount)}</strong></p>
              <p>{payee ? t('collectors.payTo', { bank: payee.bank, number: payee.number, name: payee.name }) : t('collectors.payToUnknown')}</p>
              {payee && <Told intent="refunded" name="refundId" id={id} label={t('collectors.reference')} hint={t('collectors.referenceHint')} submit={t('collectors.sentBack')} error={wordsFor(id)} />}
            </Card>
          ))}
        </Section>
      )}
      <Section title={t('collectors.ownWays')}>
        <KeyValues
          rows={[
            { key: 'vnpay', label: 'VNPay', value: merchant ? t('collectors.merchantIs', { code: merchant.tmnCode, at: showDateTime(merchant.since) }) : t('collectors.noMerchant') },
            { key: 'account', label: t('collectors.account'), value: account ? t('collectors.accountIs', { bank: account.bankName, end: account.numberEnd, holder: account.holderName }) : t('collectors.noAccount') },
          ]}
        />
        {mayChange ? (
          <>
            <Fold title={t('collectors.newAccount')} open={!account && !merchant}><AccountForm answer={answer} banks={banks} submit={t('collectors.keep')} /></Fold>
            <Fold title={t('collectors.newMerchant')} open={false}><MerchantForm answer={answer} submit={t('collectors.keep')} /></Fold>
          </>
        ) : (
          <p>{t('producers.ownerOnly')}</p>
        )}
      </Section>
    </Page>
  )
}

function Fold({ title, open, children }: { title: string; open: boolean; children: React.ReactNode }) {
  return (
    <details className="card" open={open}>
      <summary className="flex min-h-touch cursor-pointer items-center font-bold text-tea underline">{title}</summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}

type ToldProps = { intent: string; name: string; id: string; label: string; hint: string; submit: string; error: string | undefined }

function Told({ intent, name, id, label, hint, submit, error }: ToldProps) {
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={name} value={id} />
      <PlainField id={`reference-${id}`} name="bankReference" label={label} hint={hint} error={error} autoComplete="off" />
      <Button icon="check">{submit}</Button>
    </Form>
  )
}
