import { z } from 'zod'

/** '0071 0012.3456-7' → '0071001234567': what banks give out has 6 to 19 digits or Latin letters (NAPAS 247, account number). */
const number = z.string().transform((typed, context) => {
  const read = typed.toUpperCase().replace(/[\s.-]/g, '')
  if (/^[0-9A-Z]{6,19}$/.test(read) && /\d/.test(read)) return read
  context.addIssue({ code: 'custom', message: 'refunds.numberWrong' })
  return z.NEVER
})

/** Where the buyer wants her money: her own account, as her bank writes it. */
export const refundAccountFields = {
  bank: z.string().min(1).max(20),
  number,
  name: z.string().trim().min(2, 'refunds.nameMissing').max(80, 'refunds.nameLong'),
}
