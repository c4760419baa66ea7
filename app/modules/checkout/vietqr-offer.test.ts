import { describe, expect, it } from 'vitest'
import { vietqrRefusal } from './vietqr-offer.ts'

const tea = { stock: 20, storage: 'kho-mat', shelfLifeDays: 720 }

describe('VietQR is offered', () => {
  it.each([
    ['goods that keep', [tea], null],
    ['five left', [{ ...tea, stock: 5 }], null],
    ['four left', [{ ...tea, stock: 4 }], 'checkout.vietqrFewLeft'],
    ['one of two runs out', [tea, { ...tea, stock: 0 }], 'checkout.vietqrFewLeft'],
    ['live crabs', [{ stock: 50, storage: 'song', shelfLifeDays: 2 }], 'checkout.vietqrShipsSoon'],
    ['live goods without a shelf life', [{ stock: 50, storage: 'song', shelfLifeDays: null }], 'checkout.vietqrShipsSoon'],
    ['grapes that keep a week', [{ stock: 50, storage: 'mat-2-8', shelfLifeDays: 7 }], 'checkout.vietqrShipsSoon'],
    ['dried shrimp in the cold', [{ stock: 50, storage: 'mat-2-8', shelfLifeDays: 180 }], null],
    ['pomelos', [{ stock: 50, storage: 'thuong', shelfLifeDays: 15 }], null],
    ['bowls', [{ stock: 50, storage: 'de-vo', shelfLifeDays: null }], null],
    ['tea with lychees in one basket', [tea, { stock: 50, storage: 'mat-2-8', shelfLifeDays: 4 }], 'checkout.vietqrShipsSoon'],
  ] as const)('%s', (_case, lines, expected) => {
    expect(vietqrRefusal(lines)).toBe(expected)
  })
})
