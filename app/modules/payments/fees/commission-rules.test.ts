import { describe, expect, it } from 'vitest'
import { commissionOf, partOf } from './commission.ts'
import { commissionFor, goBefore, rulesFor, type CommissionRule } from './commission-rules.ts'

const rule = (id: string, more: Partial<CommissionRule> = {}): CommissionRule => ({ id, collectorId: '', unitPath: '', producerKind: '', bp: 100, validFrom: '2026-01-01', validTo: null, ...more })
const seller = { collectorId: 'buu-dien', unitPath: '19/05503/01', producerKind: 'household', day: '2026-11-22' }
const chosen = (...rules: CommissionRule[]) => commissionFor(rules, seller)?.id

describe('which commission counts', () => {
  it('none where nobody has set one: households sell at 0 %', () => expect(chosen()).toBeUndefined())

  it('the narrowest: the nearer place, then the kind of producer, then the collector', () => {
    expect(chosen(rule('all'), rule('province', { unitPath: '19' }), rule('commune', { unitPath: '19/05503' }))).toBe('commune')
    expect(chosen(rule('province', { unitPath: '19' }), rule('kind', { producerKind: 'household' }))).toBe('province')
    expect(chosen(rule('all'), rule('kind', { producerKind: 'household' }))).toBe('kind')
    expect(chosen(rule('all'), rule('own', { collectorId: 'buu-dien' }))).toBe('own')
  })

  it('of two alike the newer one', () => expect(chosen(rule('old'), rule('new', { validFrom: '2026-10-01' }))).toBe('new'))

  it('never a rule of another place, kind, collector or time', () => {
    expect(chosen(rule('a', { unitPath: '1' }), rule('b', { unitPath: '19/0550' }), rule('c', { producerKind: 'cooperative' }), rule('d', { collectorId: 'other' }))).toBeUndefined()
    expect(chosen(rule('e', { validFrom: '2026-11-23' }), rule('f', { validTo: '2026-11-21' }))).toBeUndefined()
    expect(chosen(rule('g', { validFrom: '2026-11-22', validTo: '2026-11-22' }))).toBe('g')
  })
})

describe('rules that overlap', () => {
  const ids = (rules: CommissionRule[]) => rules.map(({ id }) => id)

  it('all speak of an order, in the order in which they count', () =>
    expect(ids(rulesFor([rule('all'), rule('province', { unitPath: '19' }), rule('kind', { producerKind: 'household' }), rule('commune', { unitPath: '19/05503' }), rule('elsewhere', { unitPath: '96' })], seller))).toEqual(['commune', 'province', 'kind', 'all']))

  it('a wider one leaves the narrower and newer ones in their place and time', () => {
    const wide = rule('wide', { unitPath: '19', validFrom: '2026-12-01', validTo: '2026-12-31' })
    const others = [
      rule('commune', { unitPath: '19/05503' }),
      rule('over', { unitPath: '19/05503', validTo: '2026-11-30' }),
      rule('to come', { unitPath: '19/05503', validFrom: '2027-01-01' }),
      rule('kind', { unitPath: '19', producerKind: 'household' }),
      rule('newer', { unitPath: '19', validFrom: '2026-12-15' }),
      rule('older', { unitPath: '19' }),
      rule('wider', { validFrom: '2026-12-20' }),
      rule('elsewhere', { unitPath: '96/32130' }),
    ]
    expect(ids(goBefore(others, wide))).toEqual(['commune', 'kind', 'newer'])
    expect(ids(goBefore(others, { ...wide, producerKind: 'cooperative' }))).toEqual(['commune'])
  })
})

describe('rounding', () => {
  it('half up to the whole đồng, in one place', () => {
    expect(partOf(150, 100)).toBe(2)
    expect(partOf(149, 100)).toBe(1)
    expect(commissionOf({ amount: 480_000, commissionBp: 250 })).toBe(12_000)
    expect(commissionOf({ amount: 480_000, commissionBp: 0 })).toBe(0)
  })
})
