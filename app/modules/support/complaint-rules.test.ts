import { expect, it } from 'vitest'
import { DAY, plus } from '#app/lib/time.ts'
import { complaintUntil, mayComplain } from './complaint-rules.ts'

const deliveredAt = new Date('2026-11-22T02:00:00Z')

it.each([
  ['on its way', 'handed_over', null, 0, false],
  ['just delivered', 'delivered', deliveredAt, 0, true],
  ['delivered, the sweep is late', 'delivered', deliveredAt, 4, true],
  ['confirmed by the buyer at once', 'completed', deliveredAt, 1, true],
  ['to the last instant', 'completed', deliveredAt, 3, true],
  ['after three days', 'completed', deliveredAt, 3.001, false],
  ['on its way back', 'returning', deliveredAt, 1, false],
  ['cancelled', 'cancelled', null, 0, false],
] as const)('%s', (_case, status, at, days, may) => {
  expect(mayComplain({ status, deliveredAt: at }, plus(deliveredAt, days * DAY))).toBe(may)
})

it('says until when', () => {
  expect(complaintUntil({ status: 'delivered', deliveredAt })).toEqual(plus(deliveredAt, 3 * DAY))
})
