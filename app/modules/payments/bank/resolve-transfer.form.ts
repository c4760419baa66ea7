import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'

const LONGEST_NOTE = 200
const note = z.string().trim().max(LONGEST_NOTE, { error: () => message('common.tooLong', { max: LONGEST_NOTE }) })

export const ResolveTransferForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), code: z.string().trim().max(30), note: note.optional() }),
  z.object({ intent: z.literal('return'), note: note.optional() }),
  z.object({ intent: z.literal('by_hand'), note: note.min(1) }),
])
