import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import { useSay, useT } from '#app/lib/i18n.ts'
import type { BuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { totalLeft } from '#app/modules/orders/line-left.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { KeyValues } from '#app/ui/page.tsx'
import { buyerMay } from '../order-timeline.ts'
import { Amount } from './amount.tsx'
import { CancelOrder } from './cancel-order.tsx'
import { useGoodsRows } from './goods-rows.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { useStatusWords } from './status-words.tsx'

type Props = {
  order: BuyerOrder & { shown: string }
  action: string
  /** To what was last sent from this page. */
  answer?: SubmissionResult<string[]> | undefined
  byTransfer?: boolean
  /** Where to say that something is wrong with the goods; undefined: not now. */
  problem?: string | undefined
  /** What was said about them. */
  children?: ReactNode
}

/** One stall's part of the basket: where it is, what it holds, and what the buyer may do. */
export function BuyerOrderCard({ order, action, answer, byTransfer = false, problem, children }: Props) {
  const t = useT()
  const say = useSay()
  const goodsRows = useGoodsRows('buyer')
  const words = useStatusWords('buyer')
  const may = buyerMay(order.status)
  return (
    <section className="card stack" aria-labelledby={`order-${order.code}`}>
      <div>
        <h2 id={`order-${order.code}`} className="flex text-lg"><Icon name="stall" className="mr-2 shrink-0 text-clay" />{t('checkout.ofStall', { stall: order.stallName })}</h2>
        <p className="text-sm text-ink-soft">{t('checkout.orderPart', { code: order.shown })}</p>
      </div>
      <p className="rounded bg-tea-soft p-3 font-bold">{byTransfer && order.status === 'awaiting_payment' ? t('checkout.buyer.awaiting_transfer') : words.now(order)}</p>
      {may.confirmReceipt && (
        <form method="post" action={action}>
          <input type="hidden" name="intent" value="received" />
          <input type="hidden" name="order" value={order.code} />
          <Button wide icon="received">{t('checkout.receivedAll')}</Button>
          <p className="mt-1 text-sm text-ink-soft">{t('checkout.receivedLead')}</p>
        </form>
      )}
      {problem && <ButtonLink to={problem} reloadDocument kind="secondary" wide>{t('support.link')}<span className="sr-only"> {order.shown}</span></ButtonLink>}
      {children}
      <OrderTimeline steps={order.steps} cod={order.cod} audience="buyer" />
      <KeyValues
        rows={[
          ...goodsRows(order.lines),
          { key: 'shipping', label: t('checkout.shipping'), value: <Amount of={order.shippingFee} /> },
          ...(order.shippingOff > 0 ? [{ key: 'shippingOff', label: t('refunds.shippingOff'), value: <Amount of={-order.shippingOff} /> }] : []),
          { key: 'total', label: t('checkout.stallTotal'), value: <Amount of={totalLeft(order)} />, strong: true },
          ...(order.parcel
            ? [
                { key: 'carrier', label: t('checkout.carrier'), value: say(`shipping.carrier.${order.parcel.carrier}`) },
                { key: 'tracking', label: t('checkout.trackingCode'), value: <span className="font-mono">{order.parcel.trackingCode}</span> },
              ]
            : []),
        ]}
      />
      {may.cancel && (
        <CancelOrder
          code={order.code}
          answer={answer}
          action={action}
          title={t('checkout.cancelOrder')}
          lead={t('checkout.cancelLead')}
          reasons={[
            { value: 'changed_mind', label: t('checkout.why.changed_mind') },
            { value: 'ordered_twice', label: t('checkout.why.ordered_twice') },
            { value: 'other', label: t('checkout.why.other') },
          ]}
        />
      )}
    </section>
  )
}
