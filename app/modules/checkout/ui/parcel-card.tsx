import { Form } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import type { ParcelOrder } from '#app/modules/orders/find-order-by-parcel.server.ts'
import type { OrderStatus } from '#app/modules/orders/order-states.ts'
import { Button } from '#app/ui/button.tsx'
import { Card, KeyValues } from '#app/ui/page.tsx'
import type { ScanAct } from '../record-scan.server.ts'
import { useStatusWords } from './status-words.tsx'

/** The expected next scan first; scans that came out of order are still possible below. */
const expected = (status: OrderStatus): ScanAct[] => {
  if (status === 'confirmed' || status === 'packed') return ['taken', 'delivered']
  if (status === 'handed_over') return ['delivered', 'returning', 'taken']
  if (status === 'delivered') return ['returning']
  return status === 'returning' ? ['returned'] : []
}

export function ParcelCard({ order, names }: { order: ParcelOrder & { shown: string }; names: Record<ScanAct, string> }) {
  const t = useT()
  const say = useSay()
  const words = useStatusWords('buyer')
  const [first, ...rest] = expected(order.status)
  return (
    <Card as="section" tone={first && first !== 'returning' ? 'urgent' : 'done'}>
      <p className="font-mono text-2xl font-bold">{order.shown}</p>
      <p className="text-lg font-bold">{words.step(order.status, false)}</p>
      <KeyValues
        rows={[
          { key: 'from', label: t('checkout.slipFrom'), value: order.stallName },
          { key: 'to', label: t('checkout.slipTo'), value: <>{order.recipientName}<br />{order.communeName}, {order.provinceName}</> },
          ...(order.parcel ? [{ key: 'tracking', label: say(`shipping.carrier.${order.parcel.carrier}`), value: <span className="font-mono">{order.parcel.trackingCode}</span> }] : []),
          { key: 'cod', label: t('checkout.postCollectLabel'), value: order.codAmount === null ? t('checkout.postNoCollect') : showDong(order.codAmount), strong: order.codAmount !== null },
        ]}
      />
      {first && (
        <Form method="post" action="/buu-cuc" className="stack">
          <input type="hidden" name="code" value={order.code} />
          {first === 'returning' ? <Button name="act" value={first} kind="secondary" wide>{names[first]}</Button> : <Button name="act" value={first} wide icon="check">{names[first]}</Button>}
          {rest.map((act) => <Button key={act} name="act" value={act} kind="secondary" wide>{names[act]}</Button>)}
        </Form>
      )}
    </Card>
  )
}
