import { z } from 'zod'

const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

/** A day as people write it, 1/12/2026 or 2026-12-01 → '2026-12-01'. */
export const typedDay = z.string('fees.dayWrong').transform((typed, context) => {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? []
  const read = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : typed.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(read) || !isDay(read)) context.addIssue({ code: 'custom', message: 'fees.dayWrong' })
  return read
})
