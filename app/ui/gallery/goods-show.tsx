import { showDong } from '#app/lib/money.ts'
import { ButtonLink } from '../button.tsx'
import { Drawing } from '../drawing.tsx'
import { Hero } from '../hero.tsx'
import { CardList, Section } from '../page.tsx'
import { ProductCard } from '../product-card.tsx'

export function GoodsShow() {
  return (
    <Section title="Goods">
      <CardList columns="products">
        <ProductCard href="#a" name="Green tea of the hill" price={showDong(240_000)} perKg={`${showDong(1_200_000)} / kg`} place="Tan Cuong, Thai Nguyen" stars={{ count: 5, label: 'OCOP 5 stars' }} />
        <ProductCard href="#b" name="Dried shrimp with a name long enough for three lines on a phone" price={showDong(95_000)} perKg={`${showDong(475_000)} / kg`} place="Ca Mau" stars={{ count: 3, label: 'OCOP 3 stars' }} note="New" />
        <ProductCard href="#c" name="Reed basket" price={showDong(150_000)} place="Vinh Long" note="Sold out" />
        <ProductCard href="#d" name="Fish sauce" price={showDong(80_000)} perKg={`${showDong(160_000)} / l`} place="Ca Mau" stars={{ count: 4, label: 'OCOP 4 stars' }} />
      </CardList>
      <Hero title="What a commune grows, bought from those who grow it" lead="The front of the market on the first page.">
        <div className="row">
          <ButtonLink to="/" icon="basket" reloadDocument>I want to buy</ButtonLink>
          <ButtonLink to="/" icon="stall" kind="secondary" reloadDocument>I want to sell</ButtonLink>
        </div>
      </Hero>
      <div className="grid grid-cols-3 gap-4">
        <Drawing name="empty-basket" />
        <Drawing name="closed-stall" />
        <Drawing name="lost-path" />
      </div>
    </Section>
  )
}
