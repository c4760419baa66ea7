import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'

/** To the gateway, as chosen before or in another way. Plain forms: one button each. */
export function PayAgain({ action, total, failed }: { action: string; total: number; failed: boolean }) {
  const t = useT()
  const ways = [
    { value: 'VNPAYQR', label: t('checkout.payQr') },
    { value: 'VNBANK', label: t('checkout.payBank') },
    { value: 'INTCARD', label: t('checkout.payCard') },
  ]
  return (
    <form method="post" action={action} className="stack">
      {!failed && <Button name="pay" value="vnpay" wide>{t('checkout.payNow', { total: showDong(total) })}</Button>}
      <details className="card" open={failed}>
        <summary className="flex min-h-touch items-center font-bold text-tea underline">{t('checkout.anotherWay')}</summary>
        <div className="stack pt-3">
          {failed && <Button name="pay" value="vnpay" wide>{t('checkout.payVnpay')}</Button>}
          {ways.map(({ value, label }) => <Button key={value} name="pay" value={value} kind="secondary" wide>{label}</Button>)}
        </div>
      </details>
    </form>
  )
}
