import { describe, expect, it } from 'vitest'
import { commissionOf, partOf } from '../commission.ts'
import { commissionFor, type CommissionRule } from './commission-rules.ts'

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

describe('rounding', () => {
  it('half up to the whole đồng, in one place', () => {
    expect(partOf(150, 100)).toBe(2)
    expect(partOf(149, 100)).toBe(1)
    expect(commissionOf({ amount: 480_000, commissionBp: 250 })).toBe(12_000)
    expect(commissionOf({ amount: 480_000, commissionBp: 0 })).toBe(0)
  })
})
