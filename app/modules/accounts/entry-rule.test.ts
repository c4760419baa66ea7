import { describe, expect, it } from 'vitest'
import { DAY, plus } from '#app/lib/time.ts'
import { entryOf } from './entry-rule.ts'

const now = new Date('2026-11-22T02:00:00Z')
const known = { hasPin: false, hasPassword: false, bornAt: plus(now, -DAY), numberAddedAt: plus(now, -DAY), lastProvedAt: null as Date | null, now }

describe('after a code has proved the phone', () => {
  it('a person put on record lately chooses a PIN', () => expect(entryOf(known)).toBe('choose_pin'))
  it('her own PIN is asked for as soon as there is one', () => expect(entryOf({ ...known, hasPin: true, hasPassword: true })).toBe('pin'))
  it('a password is asked for where there is no PIN', () => expect(entryOf({ ...known, hasPassword: true })).toBe('password'))

  it('a number silent for 180 days opens nothing by itself', () => {
    const silent = { ...known, bornAt: plus(now, -400 * DAY), numberAddedAt: plus(now, -400 * DAY), lastProvedAt: plus(now, -181 * DAY) }
    expect(entryOf(silent)).toBe('help')
    expect(entryOf({ ...silent, lastProvedAt: plus(now, -179 * DAY) })).toBe('choose_pin')
    expect(entryOf({ ...silent, hasPin: true })).toBe('pin')
  })

  it('a number registered newly to an old account opens nothing by itself', () =>
    expect(entryOf({ ...known, bornAt: plus(now, -400 * DAY), numberAddedAt: plus(now, -3 * DAY) })).toBe('help'))
})
