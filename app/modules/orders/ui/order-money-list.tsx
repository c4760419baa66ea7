import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate } from '#app/lib/time.ts'
import { Badge, Card, CardList, Empty, KeyValues } from '#app/ui/page.tsx'
import type { BadgeTone } from '#app/ui/marks.tsx'
import type { MoneyState, OrderMoney } from '../statements/list-order-money.server.ts'

const tones: Record<MoneyState, BadgeTone> = { released: 'good', frozen: 'danger', due: 'info', coming: 'plain' }

/** What the buyer paid, less fee and tax, is what she gets; the sum stands there once it is known. direct: she has it already. */
export function OrderMoneyList({ rows, direct = false }: { rows: (OrderMoney & { shown: string })[]; direct?: boolean }) {
  const t = useT()
  if (rows.length === 0) return <Empty title={t('payouts.noOrders')} />
  return (
    <CardList>
      {rows.map(({ code, shown, placedAt, goods, fee, tax, net, state, releaseAt }) => (
        <Card key={code} as="li">
          <div className="row justify-between">
            <h3 className="text-lg"><a href={`/nong-ho/don-hang/${code}`}>{t('payouts.orderOf', { code: shown })}</a></h3>
            <span className="text-sm text-ink-soft">{showDate(placedAt)}</span>
          </div>
          <KeyValues
            rows={[
              { key: 'goods', label: t('payouts.buyerPays'), value: showDong(goods) },
              ...(state === 'released' && !direct
                ? [
                    { key: 'fee', label: t('payouts.fee'), value: showDong(-fee) },
                    { key: 'tax', label: t('payouts.tax'), value: showDong(-tax) },
                    { key: 'net', label: t('payouts.net'), value: showDong(net), strong: true },
                  ]
                : []),
            ]}
          />
          {direct ? <p><Badge tone="good">{t('collectors.paidHer')}</Badge></p> : <p><Badge tone={tones[state]}>{state === 'due' && releaseAt ? t('payouts.orderState.due', { date: showDate(releaseAt) }) : t(state === 'due' ? 'payouts.orderState.coming' : `payouts.orderState.${state}`)}</Badge></p>}
        </Card>
      ))}
    </CardList>
  )
}
