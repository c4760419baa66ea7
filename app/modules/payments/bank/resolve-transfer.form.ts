import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'

const LONGEST_NOTE = 200
const note = z.string().trim().max(LONGEST_NOTE, { error: () => message('common.tooLong', { max: LONGEST_NOTE }) })

export const ResolveTransferForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), code: z.string().trim().max(30), note: note.optional() }),
  z.object({ intent: z.literal('refund_back'), refundId: z.string().max(60) }),
  z.object({ intent: z.literal('return'), note: note.optional() }),
  z.object({
    intent: z.literal('by_hand'),
    account: z.string({ error: () => message('bank.accountAsk') }).min(1, { error: () => message('bank.accountAsk') }).max(10),
    party: z.string().trim().max(120).optional().transform((typed = '') => typed),
    reason: z.string().trim().min(5, { error: () => message('ledger.reasonShort') }).max(300, { error: () => message('common.tooLong', { max: 300 }) }),
    documentNo: z.string().trim().max(60, { error: () => message('common.tooLong', { max: 60 }) }),
  }),
])
