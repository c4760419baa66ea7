import { z } from 'zod'
import { readDay } from '#app/lib/time.ts'

/** A day as people write it, 1/12/2026 or 2026-12-01 → '2026-12-01'. */
export const typedDay = z.string('fees.dayWrong').transform((typed, context) => {
  const day = readDay(typed)
  if (!day) context.addIssue({ code: 'custom', message: 'fees.dayWrong' })
  return day ?? ''
})
