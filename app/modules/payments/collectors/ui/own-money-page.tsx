import type { ReactNode } from 'react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField, type SelectOption } from '#app/ui/field.tsx'
import { Card, Empty, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { getOwnMoney } from '../get-own-money.server.ts'
import { AccountForm, MerchantForm, type OwnSecret } from './money-forms.tsx'

type Transfer = { id: string; code: string; amount: number; createdAt: Date; until: Date | null; paid: boolean; goods: string }
type Transfers = { rows: Transfer[]; more: boolean; page: number }
/** What was sent and refused: the row it was about, the words, what was typed. */
type Refused = { id: string; words: string; typed: string } | null
type Props = Awaited<ReturnType<typeof getOwnMoney>> & {
  waiting: Transfers
  late: Transfers
  banks: SelectOption[]
  secret: OwnSecret
  answer: unknown
  refused: Refused
  problem: string | undefined
  done: 'kept' | 'placed' | 'owed' | null
}

/** Direct settlement, on the seller's side: transfers to look for, money to give back, and where it all arrives. */
export function OwnMoneyPage({ merchant, account, waiting, late, owed, sent, unanswered, mayChange, banks, secret, answer, refused, problem, done }: Props) {
  const t = useT()
  return (
    <Page width="narrow">
      <PageTitle kicker={<a href="/nong-ho/tien-ve">{t('payouts.title')}</a>} lead={t('collectors.ownLead')}>{t('collectors.own')}</PageTitle>
      {problem && <Notice tone="warn" live title={problem} />}
      {done === 'kept' && <Notice tone="good" live title={t('collectors.done')} />}
      {done === 'placed' && <Notice tone="good" live title={t('collectors.placed')}><ButtonLink to="/nong-ho/don-hang" kind="secondary" icon="box">{t('checkout.toOrders')}</ButtonLink></Notice>}
      {done === 'owed' && <Notice tone="warn" live title={t('collectors.owedNow')} />}
      {owed.length > 0 && (
        <Section title={t('collectors.owed')}>
          <p>{t('collectors.owedLead')}</p>
          {owed.map(({ id, amount, payee }) => (
            <Card key={id} tone="urgent">
              <p><Sum of={amount} /></p>
              <p>{payee ? t('collectors.payTo', { bank: payee.bank, number: payee.number, name: payee.name }) : t('collectors.payToUnknown')}</p>
              {payee && <Told intent="refunded" name="refundId" id={id} submit={t('collectors.sentBack')} refused={refused} />}
            </Card>
          ))}
        </Section>
      )}
      {unanswered.length > 0 && (
        <Section title={t('collectors.unanswered')}>
          <p>{t('collectors.unansweredLead')}</p>
          {unanswered.map(({ id, amount, requestedAt }) => (
            <Card key={id} tone="urgent">
              <p><Sum of={amount} /></p>
              <p className="text-ink-soft">{t('collectors.unansweredSince', { at: showDateTime(requestedAt) })}</p>
              <Form method="post" className="stack">
                <input type="hidden" name="refundId" value={id} />
                <Button name="intent" value="sent" icon="check" wide>{t('collectors.gatewaySent')}</Button>
                <Button name="intent" value="refused" kind="secondary" wide>{t('collectors.gatewayRefused')}</Button>
              </Form>
            </Card>
          ))}
        </Section>
      )}
      <Section title={t('collectors.transfers')}>
        {waiting.rows.length === 0 ? <Empty title={t('collectors.noTransfers')} /> : <p>{t('collectors.transfersLead')}</p>}
        {waiting.rows.map((transfer) => <TransferCard key={transfer.id} transfer={transfer} refused={refused} urgent />)}
        <Turn name="trang" {...waiting} />
      </Section>
      {(late.rows.length > 0 || late.page > 1) && (
        <Fold title={t('collectors.late')} open={late.page > 1 || late.rows.some(({ id }) => id === refused?.id)}>
          <p>{t('collectors.lateLead')}</p>
          {late.rows.map((transfer) => <TransferCard key={transfer.id} transfer={transfer} refused={refused} />)}
          <Turn name="muon" {...late} />
        </Fold>
      )}
      {sent.length > 0 && (
        <Fold title={t('collectors.cameBackAsk')} open={false}>
          <p>{t('collectors.cameBackLead')}</p>
          {sent.map(({ id, amount, doneAt, bank, numberEnd, name }) => (
            <Card key={id}>
              <p><Sum of={amount} /></p>
              <p>{name && t('payouts.line', { bank, end: numberEnd, holder: name })}</p>
              {doneAt && <p className="text-ink-soft">{t('collectors.sentAt', { at: showDateTime(doneAt) })}</p>}
              <Form method="post">
                <input type="hidden" name="refundId" value={id} />
                <Button name="intent" value="came_back" kind="secondary" icon="check">{t('collectors.cameBack')}<span className="sr-only"> {showDong(amount)}, {name}</span></Button>
              </Form>
            </Card>
          ))}
        </Fold>
      )}
      <Section title={t('collectors.ownWays')}>
        <KeyValues
          rows={[
            { key: 'account', label: t('collectors.account'), value: account ? t('collectors.accountIs', { bank: account.bankName, end: account.numberEnd, holder: account.holderName }) : t('collectors.noAccount') },
            { key: 'vnpay', label: 'VNPay', value: merchant ? t('collectors.merchantIs', { code: merchant.tmnCode, at: showDateTime(merchant.since) }) : t('collectors.noMerchant') },
          ]}
        />
        {mayChange ? (
          <>
            <Fold title={t(account ? 'collectors.newAccount' : 'collectors.firstAccount')} open={(!account && !merchant) || asked(answer, 'account')}><AccountForm answer={answer} banks={banks} submit={t('collectors.keep')} secret={secret} /></Fold>
            <Fold title={t(merchant ? 'collectors.newMerchant' : 'collectors.firstMerchant')} open={asked(answer, 'merchant')}><MerchantForm answer={answer} submit={t('collectors.keep')} secret={secret} /></Fold>
          </>
        ) : (
          <p>{t('producers.ownerOnly')}</p>
        )}
      </Section>
    </Page>
  )
}

/** A form that came back with words stands open. */
const asked = (answer: unknown, intent: string): boolean => (answer as { initialValue?: { intent?: string } } | undefined)?.initialValue?.intent === intent

const Sum = ({ of }: { of: number }) => <strong className="whitespace-nowrap font-display text-xl text-clay">{showDong(of)}</strong>

function TransferCard({ transfer: { id, code, amount, createdAt, until, paid, goods }, refused, urgent = false }: { transfer: Transfer; refused: Refused; urgent?: boolean }) {
  const t = useT()
  return (
    <Card tone={urgent ? 'urgent' : 'plain'}>
      <p><Sum of={amount} /></p>
      <p>{t('collectors.inTheText')} <strong className="whitespace-nowrap font-mono">{code}</strong></p>
      <p>{goods}</p>
      <p className="text-ink-soft">{t('collectors.orderedAt', { at: showDateTime(createdAt) })}{until && <>. {t('collectors.keptUntil', { at: showDateTime(until) })}</>}</p>
      {paid && <p className="font-bold">{t('collectors.latePaid')}</p>}
      <Told intent="arrived" name="attemptId" id={id} submit={t('collectors.arrived')} refused={refused} optional />
    </Card>
  )
}

function Turn({ name, page, more }: { name: string; page: number; more: boolean }) {
  const t = useT()
  if (page === 1 && !more) return null
  return (
    <div className="row justify-between">
      {page > 1 ? <ButtonLink to={`?${name}=${page - 1}`} kind="secondary">{t('payouts.newer')}</ButtonLink> : <span />}
      {more ? <ButtonLink to={`?${name}=${page + 1}`} kind="secondary">{t('payouts.older')}</ButtonLink> : <span />}
    </div>
  )
}

function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="card" open={open}>
      <summary className="flex min-h-touch cursor-pointer items-center font-bold text-tea underline">{title}</summary>
      <div className="stack pt-4">{children}</div>
    </details>
  )
}

type ToldProps = { intent: string; name: string; id: string; submit: string; refused: Refused; optional?: boolean }

function Told({ intent, name, id, submit, refused, optional = false }: ToldProps) {
  const t = useT()
  const mine = refused?.id === id ? refused : null
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={name} value={id} />
      <PlainField id={`reference-${id}`} name="bankReference" label={t('collectors.reference')} {...(optional && { optional: t('stalls.mayBeEmpty') })} hint={t(optional ? 'collectors.referenceOptional' : 'collectors.referenceHint')} error={mine?.words} defaultValue={mine?.typed} autoComplete="off" />
      <Button icon="check">{submit}</Button>
    </Form>
  )
}
