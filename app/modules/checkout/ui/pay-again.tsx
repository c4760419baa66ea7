import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'

const bankWays = [
  { value: 'VNPAYQR', label: 'checkout.payQr' },
  { value: 'VNBANK', label: 'checkout.payBank' },
  { value: 'INTCARD', label: 'checkout.payCard' },
] as const
const gatewayWays = [{ value: 'vnpay', label: 'checkout.payVnpay' }, ...bankWays] as const

type PayAgainProps = {
  action: string
  total: number
  failed: boolean
  /** false: the stall takes no money through VNPay. */
  gateway: boolean
  /** Why no transfer is offered, in words, or until when one would be waited for. */
  vietqr: { refusal: string } | { until: string }
}

/** To the gateway, as chosen before or in another way, or by transfer. Plain forms: one button each. */
export function PayAgain({ action, total, failed, gateway, vietqr }: PayAgainProps) {
  const t = useT()
  if (!gateway)
    return (
      <form method="post" action={action} className="stack">
        {'until' in vietqr ? <Button name="pay" value="vietqr" wide>{t('checkout.payVietqr')}</Button> : <p>{vietqr.refusal}</p>}
      </form>
    )
  return (
    <form method="post" action={action} className="stack">
      {!failed && <Button name="pay" value="vnpay" wide>{t('checkout.payNow', { total: showDong(total) })}</Button>}
      <details className="card" open={failed}>
        <summary className="flex min-h-touch items-center font-bold text-tea underline">{t('checkout.anotherWay')}</summary>
        <div className="stack pt-3">
          {failed && <Button name="pay" value="vnpay" wide>{t('checkout.payVnpay')}</Button>}
          {bankWays.map(({ value, label }) => <Button key={value} name="pay" value={value} kind="secondary" wide>{t(label)}</Button>)}
          {'until' in vietqr && <Button name="pay" value="vietqr" kind="secondary" wide>{t('checkout.payVietqr')}</Button>}
          <p className="text-sm text-ink-soft">{'until' in vietqr ? t('checkout.payVietqrHint', { until: vietqr.until }) : vietqr.refusal}</p>
        </div>
      </details>
    </form>
  )
}

/** Away from a transfer, to the gateway: not for whoever has transferred already. */
export function OtherWay({ action }: { action: string }) {
  const t = useT()
  return (
    <details className="card">
      <summary className="flex min-h-touch items-center font-bold text-tea underline">{t('checkout.anotherWay')}</summary>
      <form method="post" action={action} className="stack pt-3">
        <p className="font-bold">{t('checkout.transferSwitch')}</p>
        {gatewayWays.map(({ value, label }) => <Button key={value} name="pay" value={value} kind="secondary" wide>{t(label)}</Button>)}
      </form>
    </details>
  )
}
