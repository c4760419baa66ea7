import { useSay, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Icon } from '#app/ui/icon.tsx'
import { KeyValues, Notice } from '#app/ui/page.tsx'
import type { StallQuote } from '../quote.ts'
import { Amount } from './amount.tsx'

/** One stall's goods, its shipping and its sum, read-only. */
export function StallSummary({ stall }: { stall: StallQuote }) {
  const t = useT()
  const say = useSay()
  const goods = stall.lines.map(({ productId, quantity, amount, product }) => ({
    key: productId,
    label: `${product.name} · ${quantity} × ${product.unitLabel}`,
    value: <Amount of={amount} />,
  }))
  return (
    <section className="card stack" aria-labelledby={`sum-${stall.stallId}`}>
      <h3 id={`sum-${stall.stallId}`} className="flex text-lg"><Icon name="stall" className="mr-2 shrink-0 text-clay" />{stall.stallName}</h3>
      <KeyValues
        rows={[
          ...goods,
          { key: 'shipping', label: t('checkout.shipping'), value: stall.shipping === null ? '—' : <Amount of={stall.shipping} /> },
          { key: 'total', label: t('checkout.stallTotal'), value: <Amount of={stall.total} />, strong: true },
        ]}
      />
      {stall.refusal && <Notice tone="danger">{say(`${stall.refusal.reason}?${new URLSearchParams({ name: stall.refusal.name, stall: stall.refusal.stall }).toString()}`)}</Notice>}
    </section>
  )
}

/** 'Tiền hàng 480.000 đ + tiền chở 32.000 đ = 512.000 đ' */
export function TotalLine({ goods, shipping, total }: { goods: number; shipping: number; total: number }) {
  const t = useT()
  return (
    <p className="rounded-lg bg-rice-soft p-4 text-lg">
      {t('checkout.totalParts', { goods: showDong(goods), shipping: showDong(shipping) })} <strong className="whitespace-nowrap font-display text-2xl text-clay">{showDong(total)}</strong>
    </p>
  )
}
