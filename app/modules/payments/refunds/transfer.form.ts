import { z } from 'zod'
import { refundAccountFields } from './refund-account.form.ts'

const reference = z.string().trim().min(3, 'refunds.referenceMissing').max(60, 'refunds.referenceLong')
/** An empty file input sends an empty file. */
const proof = z.custom<File | undefined>((value) => value === undefined || value instanceof File).optional()

/** What the page showed when the button was pressed. */
const seen = z.string().max(200).default('')

/** What people at the collector do with a refund by transfer, the account only where the buyer has not typed one; and with one that VNPay leaves unanswered. */
export const TransferForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), reference, proof, seen }),
  z.object({ intent: z.literal('proposeTo'), reference, proof, ...refundAccountFields }),
  z.object({ intent: z.literal('confirm'), seen }),
  z.object({ intent: z.literal('sendBack'), seen }),
  z.object({ intent: z.literal('instead') }),
  z.object({ intent: z.literal('inFile') }),
])
