import { z } from 'zod'
import { complaintKinds } from '#app/modules/orders/refunding/refund-rules.ts'

const several = (value: unknown): unknown[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value])

export const ComplaintForm = z.object({
  lines: z.preprocess(several, z.array(z.string().max(40)).min(1, 'support.chooseLines').max(100)),
  kind: z.enum(complaintKinds, 'support.chooseKind'),
  words: z.string().trim().min(5, 'support.wordsMissing').max(1000, 'support.wordsLong'),
})

const pieces = z.preprocess((value) => (value === undefined || value === '' ? '0' : value), z.string().trim().regex(/^\d{1,4}$/, 'refunds.quantityPlain')).transform(Number)

/** How many of each line go back: `product` and `pieces` come in pairs. */
export const DecideForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('refund'),
    product: z.preprocess(several, z.array(z.string().max(40)).max(100)),
    pieces: z.preprocess(several, z.array(pieces).max(100)),
    shipping: z.literal('on').optional(),
    answer: z.string().trim().min(5, 'support.answerMissing').max(1000, 'support.wordsLong'),
  }),
  z.object({ intent: z.literal('refuse'), answer: z.string().trim().min(5, 'support.answerMissing').max(1000, 'support.wordsLong') }),
])
