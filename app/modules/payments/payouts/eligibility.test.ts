import { describe, expect, test } from 'vitest'
import { HOUR, plus } from '#app/lib/time.ts'
import { hindrances, holdReasons, judge, type Hindrance, type Standing } from './eligibility.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const account = { nameCheck: 'exact' as const, payableFrom: plus(NOW, -HOUR), bankSaysName: null }
const proved = { ...account, bankSaysName: 'BUI THI TU' }
const fine: Standing = { balance: 472_800, leastPayout: 50_000, firstPayoutCap: 2_000_000, payableAt: NOW, account, holds: [], open: false, paid: 0, returned: false, contradicted: false }
const why = (change: Partial<Standing>) => judge({ ...fine, ...change }, NOW).hindrances

test('the whole balance is paid when nothing hinders', () => expect(judge(fine, NOW)).toEqual({ amount: 472_800, capped: false, hindrances: [] }))

describe('the first pay-out to an account', () => {
  test('is capped', () => expect(judge({ ...fine, balance: 9_000_000 }, NOW)).toEqual({ amount: 2_000_000, capped: true, hindrances: [] }))
  test('the cap itself is no part', () => expect(judge({ ...fine, balance: 2_000_000 }, NOW)).toMatchObject({ amount: 2_000_000, capped: false }))
  test('no second one until the bank’s name was compared', () => {
    expect(why({ balance: 9_000_000, paid: 1 })).toEqual(['name_not_compared'])
    expect(judge({ ...fine, balance: 9_000_000, paid: 1, account: proved }, NOW)).toEqual({ amount: 9_000_000, capped: false, hindrances: [] })
  })
})

test('less than the least stays until it is more; the least is enough', () => {
  expect(why({ balance: 49_999 })).toEqual(['below_least'])
  expect(why({ balance: 50_000 })).toEqual([])
  expect(why({ balance: 0, leastPayout: 0 })).toEqual(['below_least'])
  expect(why({ balance: -20_000, leastPayout: 0 })).toEqual(['below_least'])
})

test('an account that changed waits for its hour', () => {
  expect(why({ account: { ...account, payableFrom: plus(NOW, 1) } })).toEqual(['account_changed'])
  expect(why({ account: { ...account, payableFrom: NOW } })).toEqual([])
})

test('a name that differs waits for a person, one that was approved does not, one that was refused never goes', () => {
  expect(why({ account: { ...account, nameCheck: 'differs' }, payableAt: null })).toEqual(['name_undecided'])
  expect(why({ account: { ...account, nameCheck: 'approved' } })).toEqual([])
  expect(why({ account: { ...account, nameCheck: 'refused' } })).toEqual(['name_refused'])
})

test('no account, no gate, a pay-out under way, one that came back', () => {
  expect(why({ account: null })).toEqual(['no_account'])
  expect(why({ payableAt: null })).toEqual(['not_ready'])
  expect(why({ open: true })).toEqual(['under_way'])
  expect(why({ returned: true })).toEqual(['returned'])
  expect(why({ contradicted: true })).toEqual(['contradiction'])
})

test.each(holdReasons)('a living hold (%s) stops everything, one that is over nothing', (reason) => {
  expect(why({ holds: [{ reason, until: null }] })).toEqual([reason])
  expect(why({ holds: [{ reason, until: plus(NOW, 1) }] })).toEqual([reason])
  expect(why({ holds: [{ reason, until: NOW }] })).toEqual([])
})

test('whatever hinders, nothing is paid', () => {
  const worst: Record<Hindrance, Partial<Standing>> = {
    deceased: { holds: [{ reason: 'deceased', until: null }] },
    not_me: { holds: [{ reason: 'not_me', until: null }] },
    operator: { holds: [{ reason: 'operator', until: null }] },
    no_account: { account: null },
    name_refused: { account: { ...account, nameCheck: 'refused' } },
    name_undecided: { account: { ...account, nameCheck: 'differs' } },
    account_changed: { account: { ...account, payableFrom: plus(NOW, HOUR) } },
    not_ready: { payableAt: null },
    name_differs: { holds: [{ reason: 'name_differs', until: null }] },
    contradiction: { contradicted: true },
    returned: { returned: true },
    name_not_compared: { paid: 1 },
    under_way: { open: true },
    below_least: { balance: 1 },
  }
  for (const name of hindrances) expect(judge({ ...fine, ...worst[name] }, NOW), name).toEqual({ amount: 0, capped: false, hindrances: [name] })
})
