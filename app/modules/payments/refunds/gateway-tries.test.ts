import { describe, expect, it } from 'vitest'
import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import { ANSWER_DAYS, isOverdue, lastTryOf, waitAfter } from './gateway-tries.ts'

const NOW = new Date('2026-11-22T02:00:00Z')

describe('a talk with the gateway', () => {
  it('waits longer each time, half a day at most', () => {
    expect([0, 1, 2, 6, 7, 8, 400].map((tries) => waitAfter(tries) / MINUTE)).toEqual([5, 10, 20, 320, 640, 720, 720])
  })

  it.each([0, 1, 5, 30])('knows when it was last tried, after %s tries', (tries) => {
    expect(lastTryOf({ tries: tries + 1, nextTryAt: plus(NOW, waitAfter(tries)) })).toEqual(NOW)
  })

  it('was never tried', () => expect(lastTryOf({ tries: 0, nextTryAt: NOW })).toBeUndefined())
})

describe('overdue', () => {
  const asked = { channel: 'vnpay', state: 'sent', requestedAt: NOW } as const
  it('on the day, not the minute before', () => {
    expect(isOverdue(asked, plus(NOW, ANSWER_DAYS * DAY - MINUTE))).toBe(false)
    expect(isOverdue(asked, plus(NOW, ANSWER_DAYS * DAY))).toBe(true)
  })
  it.each(['transfer_due', 'transfer_proposed', 'done'] as const)('never what is %s', (state) => expect(isOverdue({ ...asked, state }, plus(NOW, 90 * DAY))).toBe(false))
})
