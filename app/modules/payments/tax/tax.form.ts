import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { parseDong } from '#app/lib/money.ts'
import { isMonth } from '#app/lib/time.ts'
import { typedDay } from '../typed-day.ts'
import { hasThreshold, withholdingModes } from './tax-rules.ts'

const month = z.string('tax.rangeWrong').refine(isMonth, 'tax.rangeWrong')
const collectorId = z.string().min(1).max(60)
const words = (least: number, most: number, ask: 'tax.basisAsk' | 'tax.modeNoteAsk') =>
  z.string(ask).transform((typed) => typed.normalize('NFC').trim()).pipe(z.string().min(least, ask).max(most, message('common.tooLong', { max: most })))

/** A hundred billion a year is more than any household sells. */
const MOST_THRESHOLD = 100_000_000_000

/** Empty where the mode looks at no threshold: 0. */
const threshold = z.string().max(40).optional().transform((typed, check) => {
  if (typed === undefined || typed.trim() === '') return 0
  const read = parseDong(typed)
  if (read !== undefined && read >= 0 && read <= MOST_THRESHOLD) return read
  check.addIssue({ code: 'custom', message: 'tax.thresholdWrong' })
  return z.NEVER
})

export const TaxForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('certify'), collectorId, producerId: z.string().min(1).max(60), from: month, to: month }),
  z
    .object({ intent: z.literal('withholding'), collectorId, mode: z.enum(withholdingModes, { error: () => message('tax.modeAsk') }), threshold, validFrom: typedDay, legalBasis: words(5, 200, 'tax.basisAsk'), note: words(5, 300, 'tax.modeNoteAsk') })
    .transform(({ threshold: typed, ...form }, check) => {
      if (hasThreshold(form.mode) && typed === 0) check.addIssue({ code: 'custom', path: ['threshold'], message: 'tax.thresholdAsk' })
      return { ...form, threshold: hasThreshold(form.mode) ? typed : 0 }
    }),
  z.object({ intent: z.enum(['take', 'refuse']), collectorId, proposalId: z.string().min(1).max(60) }),
])
