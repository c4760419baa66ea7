import { z } from 'zod'
import { accountNumber, holderName } from '#app/modules/producers/bank-account.form.ts'

/** Where the buyer wants her money: her own account, as her bank writes it. */
export const refundAccountFields = {
  bank: z.string().min(1).max(20),
  number: accountNumber('refunds.numberWrong'),
  name: holderName({ short: 'refunds.nameMissing', long: 'refunds.nameLong' }),
}
