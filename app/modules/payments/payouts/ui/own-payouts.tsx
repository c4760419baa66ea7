import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate } from '#app/lib/time.ts'
import { Card, CardList, Empty } from '#app/ui/page.tsx'
import type { getProducerMoney } from '../producer-money.server.ts'
import { PayoutBadge } from './payout-state.tsx'

type Payout = Awaited<ReturnType<typeof getProducerMoney>>['payouts'][number]

/** Each transfer with its day and what became of it. */
export function OwnPayouts({ payouts }: { payouts: Payout[] }) {
  const t = useT()
  if (payouts.length === 0) return <Empty title={t('payouts.noPayouts')} />
  return (
    <CardList>
      {payouts.map(({ code, amount, state, at, reason }) => (
        <Card key={code} as="li" tone={state === 'returned' ? 'urgent' : 'plain'}>
          <div className="row justify-between">
            <strong className="whitespace-nowrap text-lg">{showDong(amount)}</strong>
            {at && <span className="text-sm text-ink-soft">{showDate(at)}</span>}
          </div>
          <p><PayoutBadge state={state} /></p>
          {reason && <p>{t('payouts.returnedReason', { reason })}</p>}
          {(state === 'returned' || state === 'pulled_back') && <p>{t('payouts.keptInFull')}</p>}
        </Card>
      ))}
    </CardList>
  )
}
