import { z } from 'zod'
import { holderNameOf, readAccountNumber } from '#app/modules/producers/bank-account.ts'

const bankCode = z.string().trim().min(1, 'payouts.chooseBank').max(20)
const number = z.string().transform((typed, issues) => {
  const read = readAccountNumber(typed.slice(0, 60))
  if (read === undefined) issues.addIssue({ code: 'custom', message: 'payouts.numberLooksWrong' })
  return read ?? z.NEVER
})
const holderName = z.string().trim().max(80, 'payouts.holderLong').transform(holderNameOf).pipe(z.string().min(3, 'payouts.holderShort'))

/** First screen: what the bank's app shows. */
export const AskAccountForm = z.object({ bankCode, number, holderName })
/** Second screen: read back, then the secret once more. */
export const ConfirmAccountForm = AskAccountForm.extend({ pin: z.string().trim().min(1, 'common.fillThis').max(64) })
