import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { MOST_COMMISSION_BP } from './commission-rules.ts'

const text = (typed: string) => typed.normalize('NFC').trim()

const percentWrong = message('fees.percentWrong', { most: MOST_COMMISSION_BP / 100 })
/** '2,5' → 250 basis points. */
const percent = z.string(percentWrong).transform((typed, context) => {
  const compact = typed.replace(/[\s%]/g, '').replace(',', '.')
  const bp = /^\d{1,3}(\.\d{1,2})?$/.test(compact) ? Math.round(Number(compact) * 100) : undefined
  if (bp === undefined || bp > MOST_COMMISSION_BP) context.addIssue({ code: 'custom', message: percentWrong })
  return bp ?? 0
})

const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
/** '2026-12-01', or as people write it: 1/12/2026 */
const day = z.string('fees.dayWrong').transform((typed, context) => {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? []
  const read = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : typed.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(read) || !isDay(read)) context.addIssue({ code: 'custom', message: 'fees.dayWrong' })
  return read
})

export const CommissionForm = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.literal('propose'),
      collectorId: z.string().min(1).max(60),
      unitPath: z.string().transform(text).pipe(z.string().regex(/^(\d{2}(\/\d{5})?)?$/, 'fees.placeUnknown')).optional(),
      producerKind: z.enum(['', 'household', 'cooperative', 'business']).optional(),
      percent,
      validFrom: day,
      validTo: z.union([z.literal(''), day]).optional(),
      reason: z.string('fees.reasonAsk').transform(text).pipe(z.string().min(5, 'fees.reasonAsk').max(300, message('common.tooLong', { max: 300 }))),
    })
    .transform(({ unitPath = '', producerKind = '', validTo = '', percent: bp, ...form }, context) => {
      if (validTo !== '' && validTo < form.validFrom) context.addIssue({ code: 'custom', path: ['validTo'], message: 'fees.daysTurned' })
      return { ...form, unitPath, producerKind, bp, validTo: validTo === '' ? null : validTo }
    }),
  z.object({ intent: z.enum(['agree', 'refuse']), id: z.string().min(1).max(60) }),
])
