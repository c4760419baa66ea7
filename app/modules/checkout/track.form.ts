import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { missingDigits, readPhone } from '#app/lib/phone.ts'

/** The code is looked at only as it was typed: whether it can exist is not told apart from whether it does. */
export const TrackForm = z.object({
  orderCode: z.string().trim().min(1, 'common.fillThis').max(40, 'checkout.codeWrong'),
  phone: z.string().transform((typed, context) => {
    const read = readPhone(typed)
    if (read) return read
    const missing = missingDigits(typed)
    context.addIssue({ code: 'custom', message: missing > 0 && missing < 10 ? message('checkout.phoneShort', { n: missing }) : 'checkout.phoneWrong' })
    return z.NEVER
  }),
})
