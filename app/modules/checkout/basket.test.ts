import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countOf, MOST_LINES, MOST_OF_ONE, putInBasket, readBasketText, setQuantity, writeBasket, type BasketLine } from './basket.ts'

const line = fc.record({ productId: fc.uuid(), quantity: fc.integer({ min: 1, max: MOST_OF_ONE }), seenPrice: fc.integer({ min: 0, max: 2_000_000_000 }) })
const basket = fc.uniqueArray(line, { maxLength: MOST_LINES, selector: ({ productId }) => productId })

it('comes back from its cookie as it went in, and a full one fits into a cookie', () => {
  fc.assert(
    fc.property(basket, (lines) => {
      expect(readBasketText(writeBasket(lines))).toEqual(lines)
      expect(writeBasket(lines).length).toBeLessThan(3_800)
    }),
  )
})

it('reads whatever comes in a cookie without failing, within the limits', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6_000 }), (text) => {
      const lines = readBasketText(text)
      expect(lines.length).toBeLessThanOrEqual(MOST_LINES)
      for (const { quantity } of lines) expect(quantity).toBeGreaterThan(0)
    }),
  )
  const id = '0190a5d0-0000-7000-8000-000000000001'
  const good = writeBasket([{ productId: id, quantity: 2, seenPrice: 240_000 }])
  for (const wrong of ['', '<script>', `${id}.2`, good.replace('.2.', '.0.'), good.replace('.2.', '.100.'), good.replace('.2.', '.-1.'), good.replace('.2.', '.2.5.')]) expect(readBasketText(wrong), wrong).toEqual([])
  expect(readBasketText(`${good}_${good}`)).toHaveLength(1)
})

it('adds up to 99 of one and 50 different things', () => {
  const tea: BasketLine = { productId: 'tea', quantity: 60, seenPrice: 1 }
  expect(putInBasket(putInBasket([], tea), tea)).toEqual([{ ...tea, quantity: MOST_OF_ONE }])
  const full = Array.from({ length: MOST_LINES }, (_, at) => ({ ...tea, productId: String(at) }))
  expect(() => putInBasket(full, tea)).toThrow('checkout.basketFull')
  expect(putInBasket(full, { ...tea, productId: '7' })).toHaveLength(MOST_LINES)
})

it('takes a product out with zero and counts what lies in it', () => {
  const lines = [
    { productId: 'a', quantity: 2, seenPrice: 1 },
    { productId: 'b', quantity: 3, seenPrice: 1 },
  ]
  expect(setQuantity(lines, 'a', 0)).toEqual([lines[1]])
  expect(countOf(setQuantity(lines, 'b', 9))).toBe(11)
  expect(setQuantity(lines, 'unknown', 4)).toEqual(lines)
})
