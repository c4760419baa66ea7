import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BasketLine } from './basket.ts'
import { quote, type BasketProduct } from './quote.ts'
import { refuseProblems } from './refuse-problems.ts'

const tea: BasketProduct = {
  id: 'tea',
  slug: 'che-dinh',
  name: 'Chè Đinh',
  unitLabel: 'hộp 200 g',
  price: 240_000,
  stock: 10,
  shipGrams: 260,
  storage: 'kho-mat',
  shelfLifeDays: 180,
  stallId: 'tu',
  stallName: 'Chè cô Tư',
  stallSlug: 'che-co-tu',
  producerId: 'p1',
  collectorId: 'post',
  stallProvinceCode: '19',
  unitPath: '19/05503',
  sellable: true,
  photoId: null,
}
const shrimp: BasketProduct = { ...tea, id: 'shrimp', name: 'Tôm khô', unitLabel: 'gói 500 g', price: 650_000, shipGrams: 560, stallId: 'trem', stallName: 'HTX Sông Trẹm', stallProvinceCode: '96' }
const crab: BasketProduct = { ...shrimp, id: 'crab', name: 'Cua sống', storage: 'song' }
const line = (productId: string, quantity: number, seenPrice = 240_000): BasketLine => ({ productId, quantity, seenPrice })

it('adds up two stalls: goods, shipping of each, total', () => {
  const quoted = quote([line('tea', 2), line('shrimp', 1, 650_000)], [tea, shrimp], '01')
  expect(quoted).toMatchObject({ goods: 1_130_000, shipping: 67_000, total: 1_197_000, orderable: true, changedPrices: false })
  expect(quoted.payments).toHaveLength(1)
  expect(quoted.payments[0]!.stalls.map(({ total }) => total)).toEqual([509_000, 688_000])
})

it('makes one payment for each collector', () => {
  const quoted = quote([line('tea', 1), line('shrimp', 1)], [tea, { ...shrimp, collectorId: 'bank' }], '01')
  expect(quoted.payments.map(({ collectorId, stalls }) => [collectorId, stalls.length])).toEqual([['post', 1], ['bank', 1]])
})

it.each([
  ['sold out', { stock: 0 }, 'checkout.soldOut', { name: 'Chè Đinh' }],
  ['too few left', { stock: 1 }, 'checkout.onlyLeft', { name: 'Chè Đinh', left: 1, unit: 'hộp' }],
  ['not sold now', { sellable: false }, 'checkout.closed', { name: 'Chè Đinh' }],
])('says what is %s', (_, change, code, params) => {
  const quoted = quote([line('tea', 2)], [{ ...tea, ...change }], '01')
  expect(quoted).toMatchObject({ orderable: false, goods: 0 })
  expect(() => refuseProblems(quoted)).toThrow(expect.objectContaining({ code, params }))
})

it('says what is gone, what cannot go so far, what is too heavy, and that the basket is empty', () => {
  const refused = (lines: BasketLine[], products: BasketProduct[]) => () => refuseProblems(quote(lines, products, '01'))
  expect(refused([line('tea', 1), line('unknown', 1)], [tea])).toThrow('checkout.gone')
  expect(refused([line('crab', 1)], [crab])).toThrow(expect.objectContaining({ code: 'shipping.tooFar', params: { name: 'Cua sống', stall: 'HTX Sông Trẹm' } }))
  expect(refused([line('tea', 99)], [{ ...tea, stock: 99, shipGrams: 5_000 }])).toThrow('shipping.tooHeavy')
  expect(refused([], [])).toThrow('checkout.empty')
  expect(() => refuseProblems(quote([line('tea', 1)], [tea], '01'))).not.toThrow()
})

it('marks a price that changed since it was put in', () => {
  expect(quote([line('tea', 1, 230_000)], [tea], null)).toMatchObject({ changedPrices: true, orderable: false })
})

it('keeps its sums whatever lies in the basket: lines make goods, stalls make payments, payments make the total', () => {
  const product = fc.record({
    id: fc.uuid(),
    price: fc.integer({ min: 1, max: 500_000_000 }),
    stock: fc.integer({ min: 0, max: 120 }),
    shipGrams: fc.integer({ min: 1, max: 5_000 }),
    storage: fc.constantFrom('kho-mat', 'song', 'dong-18', 'de-vo', 'dich-vu'),
    stallId: fc.constantFrom('a', 'b', 'c'),
    sellable: fc.boolean(),
  })
  const collectors: Record<string, string> = { a: 'post', b: 'post', c: 'bank' }
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(product, fc.integer({ min: 1, max: 99 })), { maxLength: 12, selector: ([{ id }]) => id }), fc.constantFrom('01', '19', '96', null), (rows, province) => {
      const products = rows.map(([row]) => ({ ...tea, ...row, collectorId: collectors[row.stallId]! }))
      const quoted = quote(rows.map(([{ id, price }, quantity]) => ({ productId: id, quantity, seenPrice: price })), products, province)
      const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
      for (const payment of quoted.payments) {
        for (const stall of payment.stalls) {
          expect(stall.goods).toBe(sum(stall.lines.filter(({ problem }) => problem === null).map(({ product, quantity }) => product.price * quantity)))
          expect(stall.total).toBe(stall.goods + (stall.shipping ?? 0))
          expect(stall.lines.every(({ product }) => product.stallId === stall.stallId)).toBe(true)
        }
        expect(payment.total).toBe(sum(payment.stalls.map(({ total }) => total)))
        expect(payment.total).toBe(payment.goods + payment.shipping)
      }
      expect(quoted.total).toBe(sum(quoted.payments.map(({ total }) => total)))
      expect(quoted.total).toBe(quoted.goods + quoted.shipping)
    }),
  )
})
