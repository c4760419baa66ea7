import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { parseDong } from '#app/lib/money.ts'
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

const collectorId = z.string().min(1).max(60)
/** A province, and in it or anywhere a commune by its name; both empty: everywhere. */
const place = {
  province: z.string().regex(/^(\d{2})?$/, 'fees.placeUnknown').optional(),
  commune: z.string().max(120).optional(),
  communeCode: z.string().max(10).optional(),
}
const producerKind = z.enum(['', 'household', 'cooperative', 'business']).default('')

/** A hundred billion; more is a slip of the finger. */
const MOST_AMOUNT = 100_000_000_000
const amount = z.string('fees.amountWrong').max(40, 'fees.amountWrong').transform((typed, check) => {
  const read = parseDong(typed)
  if (read !== undefined && read > 0 && read <= MOST_AMOUNT) return read
  check.addIssue({ code: 'custom', message: 'fees.amountWrong' })
  return z.NEVER
})

/** preview: what the rule would do, before it is proposed; try: what an order pays by the rules there are. */
export const CommissionForm = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.enum(['propose', 'preview']),
      collectorId,
      ...place,
      producerKind,
      percent,
      validFrom: typedDay,
      validTo: z.union([z.literal(''), typedDay]).optional(),
      reason: z.string().max(300, message('common.tooLong', { max: 300 })).optional().transform((typed = '') => text(typed)),
    })
    .transform(({ validTo = '', percent: bp, ...form }, context) => {
      if (validTo !== '' && validTo < form.validFrom) context.addIssue({ code: 'custom', path: ['validTo'], message: 'fees.daysTurned' })
      if (form.intent === 'propose' && form.reason.length < 5) context.addIssue({ code: 'custom', path: ['reason'], message: 'fees.reasonAsk' })
      return { ...form, bp, validTo: validTo === '' ? null : validTo }
    }),
  z.object({ intent: z.literal('try'), collectorId, ...place, producerKind, day: typedDay, amount }),
  z.object({ intent: z.enum(['agree', 'refuse']), id: z.string().min(1).max(60) }),
])
