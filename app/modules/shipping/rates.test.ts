import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST_GRAMS, quoteParcel, shippingFee, zoneOf } from './rates.ts'

const [thaiNguyen, haNoi, daNang, caMau] = ['19', '01', '48', '96']

it('knows three zones', () => {
  expect([zoneOf(thaiNguyen, thaiNguyen), zoneOf(thaiNguyen, haNoi), zoneOf(thaiNguyen, daNang), zoneOf(caMau, thaiNguyen)]).toEqual(['province', 'region', 'national', 'national'])
})

it('asks for the first 500 g, then for each further 500 g begun', () => {
  const fee = (grams: number) => shippingFee({ fromProvince: thaiNguyen, toProvince: haNoi, grams, storage: 'kho-mat' })
  expect([1, 500, 501, 1000, 1001].map((grams) => fee(grams))).toMatchObject([{ fee: 25_000 }, { fee: 25_000 }, { fee: 29_000 }, { fee: 29_000 }, { fee: 33_000 }])
})

it.each([
  ['song', 'province'],
  ['mat-2-8', 'region'],
  ['dong-18', 'region'],
  ['cay-song', 'region'],
  ['kho-mat', 'national'],
  ['de-vo', 'national'],
])('%s goes as far as %s', (storage, furthest) => {
  const reached = Object.entries({ province: thaiNguyen, region: haNoi, national: caMau }).filter(([, toProvince]) => shippingFee({ fromProvince: thaiNguyen, toProvince, grams: 500, storage }).ok)
  expect(reached.at(-1)![0]).toBe(furthest)
})

it('names the goods that cannot go so far, and sends services nowhere', () => {
  const lines = [
    { productId: 'crab', shipGrams: 700, quantity: 1, storage: 'song' },
    { productId: 'tea', shipGrams: 260, quantity: 2, storage: 'kho-mat' },
  ]
  expect(quoteParcel({ fromProvince: caMau, toProvince: haNoi, lines })).toEqual({ ok: false, reason: 'shipping.tooFar', productIds: ['crab'], grams: 1220 })
  expect(shippingFee({ fromProvince: caMau, toProvince: haNoi, grams: 900, storage: 'dich-vu' })).toEqual({ ok: true, fee: 0, zone: null, grams: 0 })
  expect(shippingFee({ fromProvince: caMau, toProvince: caMau, grams: MOST_GRAMS + 1, storage: 'thuong' })).toMatchObject({ ok: false, reason: 'shipping.tooHeavy' })
})

it('never gets cheaper with weight or distance', () => {
  const province = fc.constantFrom('01', '19', '38', '48', '75', '96')
  const grams = fc.integer({ min: 1, max: MOST_GRAMS })
  fc.assert(
    fc.property(province, province, grams, grams, (fromProvince, toProvince, a, b) => {
      const fee = (grams: number, to = toProvince) => {
        const quoted = shippingFee({ fromProvince, toProvince: to, grams, storage: 'thuong' })
        return quoted.ok ? quoted.fee : NaN
      }
      expect(fee(Math.max(a, b))).toBeGreaterThanOrEqual(fee(Math.min(a, b)))
      expect(fee(a)).toBeGreaterThanOrEqual(fee(a, fromProvince))
    }),
  )
})

it('chilled goods that keep for months go everywhere, those of a few days do not', () => {
  const shrimp = (shelfLifeDays: number | null) => quoteParcel({ fromProvince: caMau, toProvince: haNoi, lines: [{ shipGrams: 520, quantity: 1, storage: 'mat-2-8', shelfLifeDays }] }).ok
  expect(shrimp(180)).toBe(true)
  expect(shrimp(30)).toBe(false)
  expect(shrimp(null)).toBe(false)
})
