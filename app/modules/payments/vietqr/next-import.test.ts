import { describe, expect, it } from 'vitest'
import { bankHolidays } from './bank-holidays.ts'
import { isBankingDay, nextImport } from './next-import.ts'

const local = (at: string) => new Date(`${at}+07:00`)

describe('the collector’s next import', () => {
  it.each([
    ['Monday morning', '2026-12-07T09:00:00', '2026-12-08T12:00:00'],
    ['Monday, a minute before midnight', '2026-12-07T23:59:00', '2026-12-08T12:00:00'],
    ['Tuesday, just after midnight', '2026-12-08T00:01:00', '2026-12-09T12:00:00'],
    ['Friday evening', '2026-12-04T20:00:00', '2026-12-07T12:00:00'],
    ['Saturday', '2026-12-05T10:00:00', '2026-12-07T12:00:00'],
    ['Sunday', '2026-12-06T10:00:00', '2026-12-07T12:00:00'],
    ['the day before culture day', '2026-11-23T10:00:00', '2026-11-25T12:00:00'],
    ['the last day of the year', '2026-12-31T10:00:00', '2027-01-04T12:00:00'],
    ['the day before Tết', '2027-02-04T16:00:00', '2027-02-12T12:00:00'],
    ['the first day of the new year', '2027-02-06T08:00:00', '2027-02-12T12:00:00'],
    ['the eve of 30 April', '2027-04-29T10:00:00', '2027-05-04T12:00:00'],
  ])('%s', (_case, now, expected) => {
    expect(nextImport(local(now), '12:00')).toEqual(local(expected))
  })

  it('is at the hour the collector has stated', () => {
    expect(nextImport(local('2026-12-07T09:00:00'), '08:30')).toEqual(local('2026-12-08T08:30:00'))
  })

  it('holidays are real days of the week, in order, each once', () => {
    const days = bankHolidays.map(({ day }) => day)
    expect(days).toEqual([...new Set(days)].sort())
    for (const day of days) {
      expect(new Date(`${day}T12:00:00Z`).toISOString().slice(0, 10)).toBe(day)
      expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay())
      expect(isBankingDay(day)).toBe(false)
    }
  })
})
