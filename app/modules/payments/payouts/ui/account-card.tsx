import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Badge, Card, KeyValues, Notice } from '#app/ui/page.tsx'
import type { BadgeTone } from '#app/ui/marks.tsx'
import type { ShownAccount } from '../producer-money.server.ts'

const PATH = '/nong-ho/tien-ve/tai-khoan'
const tones: Record<ShownAccount['nameCheck'], BadgeTone> = { exact: 'good', approved: 'good', differs: 'warn', refused: 'danger' }

function NameCheckBadge({ state }: { state: ShownAccount['nameCheck'] }) {
  const t = useT()
  return <Badge tone={tones[state]}>{t(`payouts.nameCheck.${state}`)}</Badge>
}

/** The account by its last digits; the way to change it for the owner. `direct`: no pay-out goes there, it stands on the sign of the stall only. */
export function AccountCard({ account, mayChange, direct }: { account: ShownAccount | null; mayChange: boolean; direct: boolean }) {
  const t = useT()
  if (!account) {
    return direct ? null : (
      <Notice tone="warn" icon="money" title={t('payouts.accountNone')}>
        <p className="mb-3">{t(mayChange ? 'payouts.accountNoneLead' : 'payouts.accountOwnerOnly')}</p>
        {mayChange && <ButtonLink to={PATH} icon="edit">{t('payouts.accountWrite')}</ButtonLink>}
      </Notice>
    )
  }
  return (
    <Card as="section">
      <h2 className="text-lg">{t(direct ? 'payouts.accountOnSign' : 'payouts.account')}</h2>
      <AccountFacts account={account} />
      <ButtonLink to={PATH} kind="secondary" icon={mayChange ? 'edit' : 'search'}>{t(mayChange ? 'payouts.accountChange' : 'payouts.accountSee')}</ButtonLink>
    </Card>
  )
}

export function AccountFacts({ account: { bank, end, holder, nameCheck, payableFrom, changedAt } }: { account: ShownAccount }) {
  const t = useT()
  const waits = payableFrom !== null && payableFrom > changedAt
  return (
    <KeyValues
      rows={[
        { key: 'bank', label: t('payouts.accountBank'), value: bank },
        { key: 'number', label: t('payouts.accountNumber'), value: t('payouts.accountEnd', { end }) },
        { key: 'holder', label: t('payouts.accountHolder'), value: holder },
        { key: 'name', label: t('payouts.nameCompared'), value: <NameCheckBadge state={nameCheck} /> },
        ...(waits ? [{ key: 'from', label: t('payouts.accountFrom'), value: showDate(payableFrom) }] : []),
      ]}
    />
  )
}
