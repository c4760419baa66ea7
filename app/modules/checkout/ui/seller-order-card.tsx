import { useT } from '#app/lib/i18n.ts'
import type { StallOrderRow } from '#app/modules/orders/get-stall-order.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Badge, Card } from '#app/ui/page.tsx'
import { Amount } from './amount.tsx'
import { useStatusWords } from './status-words.tsx'
import { useWhen } from './when.tsx'

export function SellerOrderCard({ order }: { order: StallOrderRow & { shown: string } }) {
  const t = useT()
  const when = useWhen()
  const words = useStatusWords('seller')
  const isNew = order.status === 'placed'
  return (
    <Card as="li" tone={isNew ? 'urgent' : 'plain'}>
      <div className="flex items-start justify-between">
        <p className="mr-3 font-mono text-lg font-bold">{order.shown}</p>
        <p className="font-display text-lg font-bold text-clay"><Amount of={order.goodsTotal} /></p>
      </div>
      <p>{order.summary}</p>
      <p className={isNew ? 'font-bold text-rice' : 'font-bold'}>{words.now({ ...order, cod: false })}</p>
      {order.placedAt && <p className="text-sm text-ink-soft">{when.full(order.placedAt)}</p>}
      {order.status === 'cancelled' && <Badge tone="plain">{words.step('cancelled', false)}</Badge>}
      <ButtonLink to={`/nong-ho/don-hang/${order.code}`} kind={isNew ? 'primary' : 'secondary'} wide>{t('checkout.seeOrder')}</ButtonLink>
    </Card>
  )
}
