import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { typedDay } from '../typed-day.ts'
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

export const CommissionForm = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.literal('propose'),
      collectorId: z.string().min(1).max(60),
      unitPath: z.string().transform(text).pipe(z.string().regex(/^(\d{2}(\/\d{5})?)?$/, 'fees.placeUnknown')).optional(),
      producerKind: z.enum(['', 'household', 'cooperative', 'business']).optional(),
      percent,
      validFrom: typedDay,
      validTo: z.union([z.literal(''), typedDay]).optional(),
      reason: z.string('fees.reasonAsk').transform(text).pipe(z.string().min(5, 'fees.reasonAsk').max(300, message('common.tooLong', { max: 300 }))),
    })
    .transform(({ unitPath = '', producerKind = '', validTo = '', percent: bp, ...form }, context) => {
      if (validTo !== '' && validTo < form.validFrom) context.addIssue({ code: 'custom', path: ['validTo'], message: 'fees.daysTurned' })
      return { ...form, unitPath, producerKind, bp, validTo: validTo === '' ? null : validTo }
    }),
  z.object({ intent: z.enum(['agree', 'refuse']), id: z.string().min(1).max(60) }),
])
