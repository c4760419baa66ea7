import type { Context } from '#app/lib/context.ts'
import { productsForBasket } from '#app/modules/catalog/products-for-basket.server.ts'
import type { BasketLine } from './basket.ts'
import { quote, type Quote } from './quote.ts'

/** Today's prices, stock and shipping for a basket; `provinceCode` null while nobody said where it goes. */
export async function quoteBasket(ctx: Context, { lines, provinceCode }: { lines: readonly BasketLine[]; provinceCode: string | null }): Promise<Quote> {
  const products = lines.length === 0 ? [] : await productsForBasket(ctx.store.read, lines.map(({ productId }) => productId))
  return quote(lines, products, provinceCode)
}
