import { describe, expect, test } from 'vitest'
import { gateSkills } from '#app/modules/training/curriculum.server.ts'
import { mayBePaid, mayOpen, missingFor, requirements, type Facts } from './requirements.ts'
import { readyFacts, withSkills } from './testing.ts'

const skills = [...gateSkills('open'), ...gateSkills('payout')]
const rowsOf = (facts: Facts) => requirements(facts, skills)
const opens = (facts: Facts) => mayOpen(rowsOf(facts))
const stall = readyFacts().stall!

test('a stall with every row of the gate may open, and may not be paid out yet', () => {
  expect(opens(readyFacts())).toBe(true)
  expect(mayBePaid(readyFacts(), rowsOf(readyFacts()))).toBe(false)
  expect(missingFor(rowsOf(readyFacts()), 'payout').map(({ key }) => key)).toEqual(['skill:m5-1', 'skill:m5-2', 'bank'])
})

test('a stall that has opened is paid out as soon as account and skills of money are there, with an empty shelf too', () => {
  const opened: Facts = { ...withSkills(readyFacts(), { 'm5-1': 'alone', 'm5-2': 'alone' }), bankConfirmedAt: new Date(0), stall: { ...stall, openedAt: new Date(0) }, products: { listed: 1, published: 1, ready: 0 } }
  expect(mayBePaid(opened, rowsOf(opened))).toBe(true)
  const draft = { ...opened, stall: { ...stall, openedAt: null } }
  expect(mayBePaid(draft, rowsOf(draft))).toBe(false)
  const unconfirmed = { ...opened, bankConfirmedAt: null }
  expect(mayBePaid(unconfirmed, rowsOf(unconfirmed))).toBe(false)
})

describe('one row missing keeps the stall closed', () => {
  const without: Record<string, Facts> = {
    producer: { ...readyFacts(), members: [] },
    consent: { ...readyFacts(), consentAt: null },
    product: { ...readyFacts(), products: { listed: 3, published: 3, ready: 0 } },
    'stall, no row': { ...readyFacts(), stall: undefined },
    'stall, no address': { ...readyFacts(), stall: { ...stall, pickupAddress: '' } },
    'stall, rules': { ...readyFacts(), stall: { ...stall, rulesAcceptedAt: null } },
    verified: { ...readyFacts(), stall: { ...stall, verifiedAt: null } },
    ...Object.fromEntries(gateSkills('open').map(({ id }) => [`skill:${id}`, withSkills(readyFacts(), { [id]: undefined })])),
  }
  for (const [what, facts] of Object.entries(without)) {
    test(what, () => {
      expect(opens(facts)).toBe(false)
      expect(missingFor(rowsOf(facts), 'open').map(({ key }) => key)).toContain(what.split(',')[0])
    })
  }
})

test('doing it with help does not pass, doing it alone the other way does', () => {
  expect(opens(withSkills(readyFacts(), { 'm1-2': 'with_help' }))).toBe(false)
  const facts = readyFacts()
  facts.skills.get('tu')!.set('m1-2', { level: 'alone', way: 'alternative', at: new Date(0) })
  expect(opens(facts)).toBe(true)
})

describe('a co-operative', () => {
  const owner = { personId: 'tu', fullName: 'Trần Văn Trẹm', addressForm: 'ông', roles: ['owner' as const] }
  const accountant = { personId: 'phuc', fullName: 'Lê Văn Phúc', addressForm: 'anh', roles: ['accountant' as const] }
  const packer = { personId: 'sau', fullName: 'Võ Thị Sáu', addressForm: 'chị', roles: ['packer' as const] }
  const facts = { ...readyFacts(), members: [owner, accountant, packer] }

  test('asks the accountant for the money skill, not the owner and not the packer', () => {
    const row = rowsOf(facts).find(({ key }) => key === 'skill:m5-4')!
    expect(row.detail.missing?.map(({ personId }) => personId)).toEqual(['phuc'])
    expect(opens(facts)).toBe(false)
  })

  test('opens when each duty is held by somebody who can do it', () => {
    const skills = new Map(facts.skills).set('phuc', new Map([['m5-4', { level: 'alone' as const, way: 'skill' as const, at: new Date(0) }]]))
    expect(opens({ ...facts, skills })).toBe(true)
  })
})
