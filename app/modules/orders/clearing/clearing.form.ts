import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { isMonth, readDay } from '#app/lib/time.ts'
import { readFileRef } from '#app/modules/payments/clearing/clearing-kinds.ts'
import { carriers } from '#app/modules/shipping/parcel.ts'

const file = z.instanceof(File, { error: () => message('clearing.chooseFile') }).refine(({ name }) => name !== '', { error: () => message('clearing.chooseFile') })
const collectorId = z.string().max(60)
const day = z.string().refine((typed) => isMonth(typed.slice(0, 7)) && readDay(typed) === typed, 'clearing.chooseDay')
const carrier = z.enum(carriers, { error: () => message('clearing.chooseCarrier') })

/** The three kinds of files, each with what it does not say itself. */
export const ClearingImportForm = z.discriminatedUnion('type', [
  z.object({ type: z.literal('settlement'), collectorId, day, file }),
  z.object({ type: z.literal('remittance'), collectorId, day, carrier, number: z.string().trim().min(3, 'clearing.numberMissing').max(40, message('common.tooLong', { max: 40 })), file }),
  z.object({ type: z.literal('carrier_bill'), collectorId, carrier, month: z.string().refine(isMonth, 'clearing.chooseMonth'), file }),
])

const fileRef = z.string().transform((text, ctx) => {
  const ref = readFileRef(text)
  if (!ref) ctx.addIssue('clearing.decided')
  return ref ?? z.NEVER
})
/** One checkbox gives a text, several give a list. */
const several = z.preprocess((value): unknown[] => (value === undefined ? [] : [value].flat()), z.array(fileRef).max(100))

/** What is decided on one file's page. */
export const ClearingActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), along: several, transactionId: z.string('clearing.chooseMovement').max(60) }),
  z.object({ intent: z.literal('close'), note: z.string().max(500, message('common.tooLong', { max: 500 })).default('') }),
])
