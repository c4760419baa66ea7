import { z } from 'zod'
import { accountNumber, holderName } from '#app/modules/producers/bank-account.form.ts'

const bankCode = z.string().trim().min(1, 'payouts.chooseBank').max(20)
const number = accountNumber('payouts.numberLooksWrong')
const holder = holderName({ short: 'payouts.holderShort', long: 'payouts.holderLong' })

/** First screen: what the bank's app shows. */
export const AskAccountForm = z.object({ bankCode, number, holderName: holder })
/** Second screen: read back, then the secret once more. */
export const ConfirmAccountForm = AskAccountForm.extend({ pin: z.string().trim().min(1, 'common.fillThis').max(64) })
