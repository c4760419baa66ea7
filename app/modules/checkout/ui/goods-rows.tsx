import { useT } from '#app/lib/i18n.ts'
import type { OrderLineView } from '#app/modules/orders/get-buyer-order.server.ts'
import type { KeyValue } from '#app/ui/tables.tsx'
import { Amount } from './amount.tsx'

type GoodsLine = Pick<OrderLineView, 'productId' | 'name' | 'unitLabel' | 'unitPrice' | 'quantity' | 'off'>

/** What was agreed, and below each line what went off it. */
export function useGoodsRows(audience: 'buyer' | 'seller'): (lines: readonly GoodsLine[]) => KeyValue[] {
  const t = useT()
  return (lines) =>
    lines.flatMap(({ productId, name, unitLabel, unitPrice, quantity, off }) => {
      const agreed = quantity + off
      const label = audience === 'buyer' ? `${name} · ${agreed} × ${unitLabel}` : `${agreed} × ${name}, ${unitLabel}`
      return [
        { key: productId, label, value: <Amount of={unitPrice * agreed} /> },
        ...(off > 0 ? [{ key: `${productId} off`, label: t('refunds.lineOff', { off, name }), value: <Amount of={-unitPrice * off} /> }] : []),
      ]
    })
}
