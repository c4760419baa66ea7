import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'

const MOST_NAME = 80

export const CooperativeForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    name: z
      .string('producers.coop.nameAsk')
      .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
      .pipe(z.string().regex(/\p{L}.*\p{L}/u, 'producers.coop.nameAsk').max(MOST_NAME, message('common.tooLong', { max: MOST_NAME }))),
  }),
  z.object({ intent: z.literal('end'), id: z.uuid() }),
])
