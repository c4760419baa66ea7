import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { photoSources } from '#app/ui/picture.tsx'
import { ProductCard } from '#app/ui/product-card.tsx'
import { pricePerMeasure, stockWord, unitNoun } from '../product.ts'

export type CardGoods = {
  id: string
  slug: string
  name: string
  unitLabel: string
  netUnit: string
  netAmount: number
  price: number
  stock: number
  communeName: string
  provinceName: string
  photoId: string | null
  photoWidth: number | null
  photoHeight: number | null
  hasAvif: boolean | null
  stars: number | null
}

export function useGoodsWords() {
  const t = useT()
  return {
    perMeasure(price: number, netUnit: string, netAmount: number) {
      const measure = pricePerMeasure(price, netUnit, netAmount)
      if (!measure) return undefined
      const amount = showDong(measure.amount)
      return measure.per === 'kg' ? t('shop.perKg', { amount }) : t('shop.perLitre', { amount })
    },
    stock(stock: number, unitLabel: string) {
      const word = stockWord(stock)
      if (word.is === 'none') return t('shop.soldOut')
      return word.is === 'few' ? t('shop.onlyLeft', { n: word.left, unit: unitNoun(unitLabel) }) : t('shop.inStock')
    },
  }
}

/** Cards of goods in the market's grid, one fewer in a row `beside` filters; `eager`: how many stand above the fold; `heading`: one below the title they stand under. */
export function Goods({ cards, eager = 0, beside = false, heading = 'h3' }: { cards: readonly CardGoods[]; eager?: number; beside?: boolean; heading?: 'h2' | 'h3' }) {
  return (
    <ul className={`grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4 ${beside ? '' : 'lg:grid-cols-4'}`}>
      {cards.map((card, at) => (
        <GoodsCard key={card.id} card={card} eager={at < eager} heading={heading} />
      ))}
    </ul>
  )
}

function GoodsCard({ card, eager, heading }: { card: CardGoods; eager: boolean; heading: 'h2' | 'h3' }) {
  const t = useT()
  const locale = useLocale()
  const words = useGoodsWords()
  const left = stockWord(card.stock)
  return (
    <ProductCard
      href={href(locale, `/san-pham/${card.slug}`)}
      name={card.name}
      heading={heading}
      photo={card.photoId === null ? undefined : { ...photoSources(card.photoId, { avif: card.hasAvif === true }), width: 4, height: 3, eager }}
      price={showDong(card.price)}
      perKg={[card.unitLabel, words.perMeasure(card.price, card.netUnit, card.netAmount)].filter(Boolean).join(' · ')}
      place={`${card.communeName}, ${card.provinceName}`}
      stars={card.stars === null ? undefined : { count: card.stars, label: t('shop.ocopLabel', { n: card.stars }) }}
      note={left.is === 'plenty' ? undefined : words.stock(card.stock, card.unitLabel)}
    />
  )
}
