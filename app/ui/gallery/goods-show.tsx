import { Drawing } from '../drawing.tsx'
import { CardList, Section } from '../page.tsx'
import { ProductCard } from '../product-card.tsx'

export function GoodsShow() {
  return (
    <Section title="Goods">
      <CardList columns="products">
        <ProductCard href="#a" name="Green tea of the hill" price="240.000 đ" perKg="1.200.000 đ / kg" place="Tan Cuong, Thai Nguyen" stars={{ count: 5, label: 'OCOP 5 stars' }} />
        <ProductCard href="#b" name="Dried shrimp with a name long enough for three lines on a phone" price="95.000 đ" perKg="475.000 đ / kg" place="Ca Mau" stars={{ count: 3, label: 'OCOP 3 stars' }} note="New" />
        <ProductCard href="#c" name="Reed basket" price="150.000 đ" place="Vinh Long" note="Sold out" />
        <ProductCard href="#d" name="Fish sauce" price="80.000 đ" perKg="160.000 đ / l" place="Ca Mau" stars={{ count: 4, label: 'OCOP 4 stars' }} />
      </CardList>
      <Drawing name="market" />
    </Section>
  )
}
