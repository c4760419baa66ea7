import { describe, expect, it } from 'vitest'
import { addMonths, afterAlertHours, compactLocal, localDay, showDate, showDay, showTime } from './time.ts'

const vn = (local: string) => new Date(`${local}+07:00`)

describe('Vietnamese time', () => {
  it('shows the local day and hour whatever the machine is set to', () => {
    expect(showDate(new Date('2026-11-21T17:00:00Z'))).toBe('22/11/2026')
    expect(showTime(vn('2026-11-22T14:35:00'))).toBe('14 giờ 35')
    expect(localDay(new Date('2026-11-21T16:59:59Z'))).toBe('2026-11-21')
    expect(showDay('2026-11-22')).toBe('22/11/2026')
    expect(compactLocal(vn('2026-11-22T10:15:00'))).toBe('20261122101500')
  })


  it.each([
    ['2023-07-01', '2026-07-01'],
    ['2024-02-29', '2027-02-28'],
    ['2023-11-30', '2026-11-30'],
  ])('a certificate of %s runs until %s', (from, until) => expect(addMonths(from, 36)).toBe(until))
})

describe('the alert clock', () => {
  it.each([
    ['2026-11-22T06:00:00', 12, '2026-11-22T18:00:00'],
    ['2026-11-22T08:00:00', 12, '2026-11-22T20:00:00'],
    ['2026-11-22T15:00:00', 12, '2026-11-23T13:00:00'],
    ['2026-11-22T23:00:00', 12, '2026-11-23T18:00:00'],
    ['2026-11-22T03:00:00', 12, '2026-11-22T18:00:00'],
    ['2026-11-22T15:00:00', 36, '2026-11-25T09:00:00'],
  ])('from %s, %d hours end at %s', (from, hours, until) => expect(afterAlertHours(vn(from), hours)).toEqual(vn(until)))
})
