import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate } from '#app/lib/time.ts'
import { Notice } from '#app/ui/page.tsx'
import type { Hindrance } from '../eligibility.ts'
import type { getProducerMoney } from '../producer-money.server.ts'

type Money = Awaited<ReturnType<typeof getProducerMoney>>

/** Said by its own words elsewhere on the page, or no reason to worry. */
const quiet: readonly Hindrance[] = ['below_least', 'no_account', 'under_way']

/** Why her money waits, or when it goes. */
export function MoneyNotices({ money }: { money: Money }) {
  const t = useT()
  const { balance, hindrances, capped, amount, leastPayout, firstPayoutCap, collectorName, holds, account } = money
  if (balance < 0) return <Notice tone="info">{t('payouts.debt')}</Notice>
  const loud = hindrances.filter((name) => !quiet.includes(name) && name !== 'not_ready')
  return (
    <>
      {loud.map((name) => (
        <Notice key={name} tone={name === 'account_changed' || name === 'name_not_compared' ? 'warn' : 'danger'} title={t('payouts.heldBecause', { reason: t(`payouts.why.${name}`) })}>
          <p>{name === 'account_changed' && account?.payableFrom ? t('payouts.justChanged', { date: showDate(account.payableFrom) }) : t(name === 'contradiction' ? 'payouts.maybeArrived' : 'payouts.keptInFull')}</p>
          {name === 'operator' && holds.filter(({ note }) => note !== '').map(({ note, heldAt }) => <p key={note} className="mt-1">{showDate(heldAt)}: {note}</p>)}
        </Notice>
      ))}
      {balance > 0 && hindrances.length === 0 && (
        <Notice tone="good" title={t('payouts.next', { amount: showDong(amount) })}>
          <p>{capped ? t('payouts.nextCapped', { most: showDong(firstPayoutCap) }) : t('payouts.nextLead', { collector: collectorName })}</p>
        </Notice>
      )}
      {balance > 0 && hindrances.length === 1 && hindrances[0] === 'below_least' && <Notice tone="info">{t('payouts.leastLead', { least: showDong(leastPayout) })}</Notice>}
    </>
  )
}
