import { DomainError } from '#app/lib/errors.ts'

export const MOST_LINES = 50
export const MOST_OF_ONE = 99
const LONGEST_TEXT = 3_800

/** `seenPrice` is what the buyer saw when she put it in, so that a change can be told. */
export type BasketLine = { productId: string; quantity: number; seenPrice: number }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isProductId = (text: string): boolean => UUID.test(text)

/** '01890a5d….2.6dy8-…' : id without hyphens, quantity, price to base 36. Fifty lines stay below the 4 KB of a cookie. */
export const writeBasket = (lines: readonly BasketLine[]): string =>
  lines.map(({ productId, quantity, seenPrice }) => `${productId.replaceAll('-', '')}.${quantity}.${seenPrice.toString(36)}`).join('_')

/** Whatever came in the cookie → the lines in it that can be read, within the limits. */
export function readBasketText(text: string): BasketLine[] {
  const lines = new Map<string, BasketLine>()
  for (const part of text.slice(0, LONGEST_TEXT).split('_')) {
    const match = /^([0-9a-f]{32})\.([1-9]\d?)\.([0-9a-z]{1,9})$/.exec(part)
    if (!match || lines.size === MOST_LINES) continue
    const productId = match[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    if (!lines.has(productId)) lines.set(productId, { productId, quantity: Number(match[2]), seenPrice: Number.parseInt(match[3]!, 36) })
  }
  return [...lines.values()]
}

/** Adds to what lies in the basket; at most 99 of one product and 50 products. */
export function putInBasket(lines: readonly BasketLine[], { productId, quantity, seenPrice }: BasketLine): BasketLine[] {
  const there = lines.find((line) => line.productId === productId)
  if (!there && lines.length >= MOST_LINES) throw new DomainError('invalid', 'checkout.basketFull', { max: MOST_LINES })
  const added = { productId, quantity: Math.min(MOST_OF_ONE, (there?.quantity ?? 0) + quantity), seenPrice }
  return there ? lines.map((line) => (line === there ? added : line)) : [...lines, added]
}

/** Zero takes the product out. */
export const setQuantity = (lines: readonly BasketLine[], productId: string, quantity: number): BasketLine[] =>
  lines.flatMap((line) => (line.productId !== productId ? [line] : quantity > 0 ? [{ ...line, quantity }] : []))

export const countOf = (lines: readonly BasketLine[]): number => lines.reduce((total, { quantity }) => total + quantity, 0)
