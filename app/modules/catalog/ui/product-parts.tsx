import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { groupDigits, showDong } from '#app/lib/money.ts'
import { showDay } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { KeyValues, Notice, OcopStars } from '#app/ui/page.tsx'
import type { PublicProduct } from '../get-public-product.server.ts'
import { storages, stockWord, unitNoun, type Storage } from '../product.ts'
import { useGoodsWords } from './goods.tsx'

type Part = { product: PublicProduct }

export function ProductPrice({ product }: Part) {
  const t = useT()
  const words = useGoodsWords()
  const perMeasure = words.perMeasure(product.price, product.netUnit, product.netAmount)
  return (
    <div>
      <p className="font-display text-3xl font-bold text-clay">{showDong(product.price)}</p>
      <p className="text-lg">
        {t('shop.unit', { unit: product.unitLabel })}
        {perMeasure && <span className="text-ink-soft"> · {perMeasure}</span>}
      </p>
    </div>
  )
}

/** The badge of today; what has lapsed is history in small print. */
export function OcopLines({ badge, history }: Pick<PublicProduct, 'badge' | 'history'>) {
  const t = useT()
  return (
    <>
      {badge && (
        <div className="flex rounded border-2 border-rice-deep bg-rice-soft p-3">
          <span className="mr-3 shrink-0"><OcopStars stars={badge.stars} label={t('shop.ocopLabel', { n: badge.stars })} /></span>
          <p className="text-sm">
            {t('shop.ocopLine', { number: badge.number, decision: badge.decisionNo, day: showDay(badge.expiresOn) })}
            {badge.illustrative && ` (${t('shop.ocopIllustrative')})`}
          </p>
        </div>
      )}
      {!badge && history[0] && <p className="text-sm text-ink-soft">{t('shop.ocopHistory', { n: history[0].stars, day: showDay(history[0].expiresOn) })}</p>}
    </>
  )
}

/** The form goes to the basket, which owns what happens next. */
export function BuyBox({ product }: Part) {
  const t = useT()
  const locale = useLocale()
  const words = useGoodsWords()
  const unit = unitNoun(product.unitLabel)
  const left = stockWord(product.stock)
  if (!product.sellable || left.is === 'none') {
    return (
      <Notice tone="warn" title={product.sellable ? t('shop.soldOut') : t('shop.notSellable')}>
        <p>{t('shop.soldOutLead')}</p>
        <p className="mt-2"><ButtonLink to={href(locale, `/gian-hang/${product.stall.slug}`)} kind="secondary" icon="stall" reloadDocument>{t('shop.toStall')}</ButtonLink></p>
      </Notice>
    )
  }
  return (
    <form method="post" action={href(locale, '/gio-hang')} className="card stack">
      <input type="hidden" name="product" value={product.id} />
      <p className={`flex font-bold ${left.is === 'few' ? 'text-clay' : 'text-tea'}`}>
        <Icon name={left.is === 'few' ? 'clock' : 'check'} className="mr-2 shrink-0" />
        {words.stock(product.stock, product.unitLabel)}
      </p>
      <div className="grid grid-cols-2 items-end gap-3">
        <PlainField name="quantity" label={t('shop.quantity', { unit })} type="number" inputMode="numeric" min={1} max={Math.min(product.stock, 99)} defaultValue={1} autoComplete="off" />
        <Button icon="basket" wide>{t('shop.add')}</Button>
      </div>
      <p className="flex text-sm text-ink-soft">
        <Icon name="truck" width={20} height={20} className="mr-2 mt-0.5 shrink-0" />
        <span>{t('shop.shippingHint', { weight: showWeight(product.shipGrams), unit })}</span>
      </p>
    </form>
  )
}

const showWeight = (grams: number) => (grams >= 1000 ? `${String(Math.round(grams / 100) / 10).replace('.', ',')} kg` : `${groupDigits(grams)} g`)
const DAYS_A_MONTH = 30

export function ProductFacts({ product }: Part) {
  const t = useT()
  const { shelfLifeDays } = product
  const storage = storages.includes(product.storage as Storage) ? t(`shop.storage.${product.storage as Storage}`) : undefined
  const shelfLife =
    shelfLifeDays === null ? undefined : shelfLifeDays >= 90 && shelfLifeDays % DAYS_A_MONTH === 0 ? t('shop.shelfLifeMonths', { n: shelfLifeDays / DAYS_A_MONTH }) : t('shop.shelfLifeDays', { n: shelfLifeDays })
  const rows = [
    { key: 'origin', label: t('shop.origin'), value: `${product.communeName}, ${product.provinceName}` },
    { key: 'ingredients', label: t('shop.ingredients'), value: product.ingredients },
    { key: 'usage', label: t('shop.usage'), value: product.usage },
    { key: 'storage', label: t('shop.storageTitle'), value: storage },
    { key: 'shelf', label: t('shop.shelfLife'), value: shelfLife },
    { key: 'weight', label: t('shop.packed'), value: showWeight(product.shipGrams) },
    { key: 'group', label: t('shop.groupRow'), value: product.set.name },
  ]
  return <KeyValues rows={rows.filter(({ value }) => value)} />
}

const kinds = ['household', 'cooperative', 'business'] as const

/** Who sells and where; never a phone number. */
export function SellerPanel({ product }: Part) {
  const t = useT()
  const locale = useLocale()
  const kind = kinds.find((one) => one === product.producer.kind) ?? 'business'
  return (
    <div className="card stack">
      <div>
        <p className="font-display text-lg font-bold">{product.stall.name}</p>
        <p>{t(`shop.sellerKind.${kind}`)}: {product.producer.name}</p>
        <p className="text-ink-soft">{product.communeName}, {product.provinceName}</p>
      </div>
      {product.stall.story && <p>{product.stall.story}</p>}
      <ButtonLink to={href(locale, `/gian-hang/${product.stall.slug}`)} kind="secondary" icon="stall" reloadDocument>{t('shop.toStall')}</ButtonLink>
      <p className="text-sm text-ink-soft">{t('shop.sellerHidden')}</p>
    </div>
  )
}
