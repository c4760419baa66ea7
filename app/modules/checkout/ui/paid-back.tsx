import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import type { GroupMoney } from '#app/modules/orders/line-left.ts'

/** What changed since the order was placed: what it was then, what went back, what is on its way back. Nothing for an order that is as it was. */
export function PaidBack({ money: { agreed, left, back, going } }: { money: GroupMoney }) {
  const t = useT()
  if (agreed === left && back === 0 && going === 0) return null
  return (
    <ul className="text-sm">
      {agreed !== left && <li className="text-ink-soft">{t('refunds.agreedWas', { amount: showDong(agreed) })}</li>}
      {going > 0 && <li className="font-bold">{t('refunds.backGoing', { amount: showDong(going) })}</li>}
      {back > 0 && <li className="font-bold text-tea">{t('refunds.backDone', { amount: showDong(back) })}</li>}
    </ul>
  )
}
