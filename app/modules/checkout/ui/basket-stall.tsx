import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/page.tsx'
import { photoSources, Picture } from '#app/ui/picture.tsx'
import type { QuoteLine, StallQuote } from '../quote.ts'
import { unitWord } from '../refuse-problems.ts'
import { MOST_OF_ONE } from '../basket.ts'
import { Amount } from './amount.tsx'

export function BasketStall({ stall }: { stall: StallQuote }) {
  const t = useT()
  const locale = useLocale()
  return (
    <section className="card" aria-labelledby={`stall-${stall.stallId}`}>
      <h2 id={`stall-${stall.stallId}`} className="flex items-center text-lg">
        <Icon name="stall" className="mr-2 shrink-0 text-clay" />
        <a href={href(locale, `/gian-hang/${stall.stallSlug}`)}>{stall.stallName}</a>
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {stall.lines.map((line) => (
          <BasketItem key={line.productId} line={line} />
        ))}
      </ul>
      <p className="mt-2 flex justify-between border-t-2 border-edge pt-3 font-bold">
        <span>{t('checkout.goodsOfStall')}</span>
        <Amount of={stall.goods} />
      </p>
    </section>
  )
}

function BasketItem({ line }: { line: QuoteLine }) {
  const t = useT()
  const locale = useLocale()
  const { product, problem } = line
  const unit = unitWord(product.unitLabel)
  return (
    <li className="py-4">
      <div className="flex">
        <span className="mr-3 w-20 shrink-0">
          <span className="picture-frame woven overflow-hidden rounded">
            {product.photoId ? <Picture {...photoSources(product.photoId, { avif: false })} sizes="80px" alt="" width={4} height={3} /> : <span />}
          </span>
        </span>
        <div className="min-w-0 flex-1">
          <a href={href(locale, `/san-pham/${product.slug}`)} className="font-bold text-ink">{product.name}</a>
          <p className="text-sm text-ink-soft">{t('checkout.priceOfUnit', { price: showDong(product.price), unit: product.unitLabel })}</p>
          <p className="mt-1 font-display text-lg font-bold text-clay">{problem === null ? showDong(line.amount) : null}</p>
        </div>
      </div>
      {problem && <div className="mt-3"><ItemProblem line={line} /></div>}
      {!problem && line.priceChanged && <div className="mt-3"><Notice tone="warn">{t('checkout.wasPrice', { before: showDong(line.seenPrice), now: showDong(product.price) })}</Notice></div>}
      <div className="mt-3 flex flex-wrap items-end justify-between">
        {problem === 'closed' || problem === 'soldOut' ? <span /> : <QuantityForm line={line} unit={unit} />}
        <form method="post" action={href(locale, '/gio-hang')}>
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="product" value={line.productId} />
          <button type="submit" className="btn btn-quiet" aria-label={t('checkout.removeNamed', { name: product.name })}>{t('checkout.remove')}</button>
        </form>
      </div>
    </li>
  )
}

function QuantityForm({ line, unit }: { line: QuoteLine; unit: string }) {
  const t = useT()
  const locale = useLocale()
  const id = `quantity-${line.productId}`
  return (
    <form method="post" action={href(locale, '/gio-hang')} className="flex items-end">
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="product" value={line.productId} />
      <span className="mr-2">
        <label htmlFor={id} className="block text-sm font-bold">{t('checkout.howMany', { unit })}<span className="sr-only"> {line.product.name}</span></label>
        <input id={id} name="quantity" inputMode="numeric" pattern="[0-9]*" maxLength={2} defaultValue={Math.min(line.quantity, MOST_OF_ONE)} autoComplete="off" className="control w-20 text-center" />
      </span>
      <Button kind="secondary">{t('checkout.change')}</Button>
    </form>
  )
}

function ItemProblem({ line: { problem, product, productId } }: { line: QuoteLine }) {
  const t = useT()
  const locale = useLocale()
  const unit = unitWord(product.unitLabel)
  if (problem === 'soldOut') return <Notice tone="danger">{t('checkout.soldOut', { name: product.name })}</Notice>
  if (problem === 'closed') return <Notice tone="danger">{t('checkout.closed', { name: product.name })}</Notice>
  return (
    <Notice tone="warn" title={t('checkout.onlyLeftShort', { left: product.stock, unit })}>
      <form method="post" action={href(locale, '/gio-hang')} className="mt-2">
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="product" value={productId} />
        <Button name="quantity" value={Math.min(product.stock, MOST_OF_ONE)}>{t('checkout.takeLeft', { left: product.stock, unit })}</Button>
      </form>
    </Notice>
  )
}
