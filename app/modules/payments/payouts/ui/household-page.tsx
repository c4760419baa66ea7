import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate, showDateTime } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Card, CardList, KeyValues, Notice, Section, WithAside } from '#app/ui/page.tsx'
import { AccountFacts } from './account-card.tsx'
import { Act, errorOf, typedOf, type Household, type Refused } from './act.tsx'
import { PayoutBadge } from './payout-state.tsx'
import { SuccessionSection } from './succession-section.tsx'

type Props = { household: Household; refused: Refused | undefined }

/** One producer's money as collector, auditor and operator see it. */
export function HouseholdPage({ household, refused }: Props) {
  return (
    <WithAside>
      <div className="stack">
        <Standing household={household} />
      </div>
      <div className="stack">
        <AccountSection household={household} refused={refused} />
        <Holds household={household} refused={refused} />
        <Tasks household={household} refused={refused} />
        <Payouts payouts={household.payouts} />
        <SuccessionSection household={household} refused={refused} />
      </div>
    </WithAside>
  )
}

function Standing({ household: { balance, amount, hindrances } }: { household: Household }) {
  const t = useT()
  return (
    <>
      <Card>
        <KeyValues rows={[{ key: 'balance', label: t('payouts.balance'), value: showDong(balance), strong: true }]} />
      </Card>
      {hindrances.length === 0 ? (
        <Notice tone="good">{t('payouts.canBePaid', { amount: showDong(amount) })}</Notice>
      ) : (
        <Notice tone="warn" title={t('payouts.waitsBecause')}>
          <ul>{hindrances.map((name) => <li key={name}>{t(`payouts.why.${name}`)}</li>)}</ul>
        </Notice>
      )}
    </>
  )
}

function AccountSection({ household, refused }: Props) {
  const t = useT()
  const { account, may, asked, seen, succession } = household
  /** Nobody asks a head of household who has died. */
  const dead = succession?.open ?? false
  if (!account) return <Notice tone="info">{t('payouts.accountNone')}</Notice>
  return (
    <Section title={t('payouts.account')}>
      <Card>
        <AccountFacts account={account} />
        <KeyValues
          rows={[
            { key: 'expected', label: t('payouts.expectedName'), value: account.expected },
            { key: 'typed', label: t('payouts.typedBy'), value: t('payouts.by', { name: account.typedBy, time: showDate(account.changedAt) }) },
            ...(account.bankSaysName ? [{ key: 'bank', label: t('payouts.bankName'), value: account.bankSaysName }] : []),
            ...(account.decidedBy ? [{ key: 'decided', label: t('payouts.decidedBy'), value: account.decidedBy }] : []),
          ]}
        />
      </Card>
      {may.decide && !dead && (
        <Card tone="urgent">
          <h3 className="text-lg">{t('payouts.decide')}</h3>
          <p>{t('payouts.decideLead')}</p>
          <Act intent="decide" hidden={{ accountId: account.id, seen }} refused={refused}>
            <PlainField name="note" id="decide-note" label={t('payouts.decideNote')} error={errorOf(refused, 'decide', 'note')} />
            <div className="row">
              <Button name="decision" value="approved" icon="check">{t('payouts.decideApprove')}</Button>
              <Button name="decision" value="refused" kind="danger" icon="close">{t('payouts.decideRefuse')}</Button>
            </div>
          </Act>
        </Card>
      )}
      {may.sayBankName && (
        <Act intent="bank_name" hidden={{ accountId: account.id }} refused={refused}>
          <PlainField name="name" id="bank-name" label={t('payouts.bankNameShown')} hint={t('payouts.bankNameHint')} defaultValue={typedOf(refused, 'bank_name', 'name')} error={errorOf(refused, 'bank_name', 'name')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
          <Button kind="secondary" icon="check">{t('payouts.bankNameCompare')}</Button>
        </Act>
      )}
      {asked && !dead && !may.decide && may.works && <Notice tone="info">{t('payouts.decideOther')}</Notice>}
    </Section>
  )
}

function Holds({ household: { holds, may }, refused }: Props) {
  const t = useT()
  if (holds.length === 0 && !may.hold) return null
  return (
    <Section title={t('payouts.holds')}>
      {holds.map(({ id, reason, note, heldAt, by, mine, leftBehind }) => (
        <Notice key={id} tone="warn" icon="hand" title={t(`payouts.why.${reason}`)}>
          <p>{by ? t('payouts.heldSince', { name: by, time: showDateTime(heldAt) }) : t('payouts.heldAuto', { time: showDateTime(heldAt) })}</p>
          {note && <p>{note}</p>}
          {leftBehind && (
            <Act intent="lift" hidden={{ holdId: id }} refused={refused}>
              <PlainField name="note" id={`lift-${id}`} label={t('payouts.liftWhy')} error={errorOf(refused, 'lift', 'note')} />
              <Button kind="secondary">{t('payouts.lift')}</Button>
            </Act>
          )}
          {mine && <Act intent="lift" hidden={{ holdId: id }} refused={refused}><Button kind="secondary">{t('payouts.lift')}</Button></Act>}
        </Notice>
      ))}
      {may.hold && (
        <Act intent="hold" refused={refused}>
          <p className="text-ink-soft">{t('payouts.holdLead')}</p>
          <PlainField name="note" id="hold-note" label={t('payouts.holdWhy')} error={errorOf(refused, 'hold', 'note')} />
          <Button kind="danger" icon="hand">{t('payouts.hold')}</Button>
        </Act>
      )}
    </Section>
  )
}

function Tasks({ household: { tasks, may }, refused }: Props) {
  const t = useT()
  return (
    <>
      {tasks.map(({ id, kind, amount }) => (
        <Card key={id} tone="urgent">
          <p className="font-bold">{t(kind === 'payout_returned' ? 'payouts.taskReturned' : 'payouts.taskContradiction', { amount: showDong(amount) })}</p>
          <Act intent="look" hidden={{ taskId: id }} refused={refused}>
            <PlainField name="note" id={`look-${id}`} label={t('payouts.note')} error={errorOf(refused, 'look', 'note') ?? errorOf(refused, 'look', 'said')} />
            {kind === 'payout_returned' ? <Button icon="check">{t('payouts.lookedAt')}</Button> : <BankSaid checker={may.sayGone} />}
          </Act>
        </Card>
      ))}
    </>
  )
}

/** Which of its two words the bank stands by. */
function BankSaid({ checker }: { checker: boolean }) {
  const t = useT()
  return (
    <>
      <div className="row">
        {checker && <Button name="said" value="gone" icon="check">{t('payouts.gone')}</Button>}
        <Button name="said" value="not_gone" kind="secondary" icon="close">{t('payouts.notGone')}</Button>
      </div>
      {!checker && <p className="text-sm text-ink-soft">{t('payouts.goneByChecker')}</p>}
    </>
  )
}

function Payouts({ payouts }: { payouts: Household['payouts'] }) {
  const t = useT()
  if (payouts.length === 0) return null
  return (
    <Section title={t('payouts.payouts')}>
      <CardList>
        {payouts.map(({ code, amount, state, at, reason, bankSaysName }) => (
          <Card key={code} as="li">
            <div className="row justify-between">
              <strong className="whitespace-nowrap">{showDong(amount)}</strong>
              {at && <span className="text-sm text-ink-soft">{showDate(at)}</span>}
            </div>
            <p><PayoutBadge state={state} /></p>
            {state === 'returned' && reason && <p className="text-sm">{t('payouts.returnedReason', { reason })}</p>}
            {state === 'pulled_back' && <p className="text-sm">{reason}</p>}
            {bankSaysName && <p className="text-sm">{t('payouts.bankSays', { name: bankSaysName })}</p>}
          </Card>
        ))}
      </CardList>
    </Section>
  )
}
