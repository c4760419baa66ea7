import { z } from 'zod'

/** The second press: the words were read to the buyer and he agreed. `draft` is what `sealDraft` wrote. */
export const PhoneAgreeForm = z.object({
  intent: z.literal('place'),
  draft: z.string().min(1).max(8_000),
  agreedTotal: z.string().regex(/^\d{1,12}$/).transform(Number),
})
