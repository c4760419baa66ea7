import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { parseDong } from '#app/lib/money.ts'
import { accountNumber, holderName } from '#app/modules/producers/bank-account.form.ts'
import { isSecret, isTime, isTmnCode } from './proposals.ts'

const MOST = 1_000_000_000

const name = z.string().trim().min(3, 'collectors.nameShort').max(80, message('common.tooLong', { max: 80 }))

export const NewCollectorForm = z.object({ name, unit: z.string().max(20).default('') })
const RenameForm = z.object({ intent: z.literal('rename'), name })

const amount = z.string().max(40).transform((typed, check) => {
  const read = parseDong(typed)
  if (read !== undefined && read >= 0 && read <= MOST) return read
  check.addIssue({ code: 'custom', message: 'collectors.amountWrong' })
  return z.NEVER
})

export const account = {
  bankBin: z.string().regex(/^\d{6}$/, 'collectors.chooseBank'),
  number: accountNumber('collectors.numberWrong'),
  holderName: holderName({ short: 'collectors.holderMissing', long: message('common.tooLong', { max: 80 }) }),
}
export const merchant = { tmnCode: z.string().trim().refine(isTmnCode, 'collectors.tmnCodeWrong'), secret: z.string().trim().refine(isSecret, 'collectors.secretWrong') }

/** What one of the collector's staff proposes, and another decides. */
export const CollectorForm = z.discriminatedUnion('intent', [
  RenameForm,
  z.object({ intent: z.literal('account'), ...account }),
  z.object({ intent: z.literal('merchant'), ...merchant }),
  z.object({ intent: z.literal('settings'), importBy: z.string().trim().refine(isTime, 'collectors.timeWrong'), leastPayout: amount, firstPayoutCap: amount }),
  z.object({ intent: z.literal('take'), proposalId: z.string().max(60) }),
  z.object({ intent: z.literal('refuse'), proposalId: z.string().max(60) }),
])
