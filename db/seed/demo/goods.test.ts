import { describe, expect, it } from 'vitest'
import { forbiddenClaim, namesOcop } from '#app/modules/catalog/claims.ts'
import { draw, kinds } from './drawings/drawings.ts'
import { describe as tell, goods, netOf, picturesOf } from './goods.ts'
import { randomOf } from './random.ts'
import { demoStalls } from './stalls.ts'

describe.each([...goods.values()])('$name', (good) => {
  it('is told, measured and drawn', () => {
    const told = tell(good)
    for (const text of [good.name, told.description, told.ingredients, told.usage]) {
      expect(forbiddenClaim(text)).toBeUndefined()
      expect(namesOcop(text)).toBe(false)
      expect(text).not.toContain('undefined')
    }
    expect(netOf(good.unit).netAmount).toBeGreaterThan(0)
    expect(picturesOf(good.id).length).toBeGreaterThan(0)
  })
})

it('each product is sold in one stall of its province', () => {
  const sold = demoStalls.flatMap(({ products, province }) => products.map((id) => ({ id, province })))
  expect(sold.map(({ id }) => id).sort()).toEqual([...goods.keys()].sort())
  expect(sold.filter(({ id, province }) => goods.get(id)!.provinceCode !== province)).toEqual([])
})

it('reads what one unit holds', () => {
  expect(netOf('trái 1,5 kg')).toEqual({ netUnit: 'g', netAmount: 1500 })
  expect(netOf('chai 500 ml')).toEqual({ netUnit: 'ml', netAmount: 500 })
  expect(netOf('kg')).toEqual({ netUnit: 'g', netAmount: 1000 })
  expect(netOf('hộp 20 túi')).toEqual({ netUnit: 'piece', netAmount: 20 })
})

it.each(kinds)('a %s looks the same for one seed and different for another', (kind) => {
  expect(draw(kind, 'a')).toBe(draw(kind, 'a'))
  expect(new Set(['a', 'b', 'c', 'd'].map((seed) => draw(kind, seed))).size).toBeGreaterThan(1)
  expect(draw(kind, 'a')).not.toMatch(/NaN|undefined/)
})

it('throws dice the same way everywhere', () => {
  expect(randomOf('chợ').shuffled([1, 2, 3, 4, 5])).toEqual(randomOf('chợ').shuffled([1, 2, 3, 4, 5]))
})
