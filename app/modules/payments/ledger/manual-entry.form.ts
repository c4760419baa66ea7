import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { parseDong } from '#app/lib/money.ts'
import { MANUAL_ROWS } from './manual-rows.ts'

const dong = z
  .string()
  .max(30)
  .optional()
  .transform((typed, check) => {
    if (typed === undefined || typed.trim() === '') return 0
    const amount = parseDong(typed)
    if (amount !== undefined) return amount
    check.addIssue({ code: 'custom', message: message('ledger.amountWrong') })
    return z.NEVER
  })

const row = z.object({ account: z.string().max(10).optional(), party: z.string().trim().max(120).optional(), debit: dong, credit: dong })

export const ManualEntryForm = z.object({
  intent: z.literal('propose'),
  id: z.uuid(),
  collectorId: z.string().max(60),
  period: z.string().trim().max(7),
  reason: z.string().trim().min(5, { error: () => message('ledger.reasonShort') }).max(300, { error: () => message('common.tooLong', { max: 300 }) }),
  documentNo: z.string().trim().max(60, { error: () => message('common.tooLong', { max: 60 }) }),
  lines: z.array(row).max(MANUAL_ROWS),
})

/** Lines with an account and one side; a row with both sides counts as none. */
export const filledLines = (rows: z.output<typeof ManualEntryForm>['lines']): { account: string; party: string; amount: number }[] =>
  rows.filter(({ account, debit, credit }) => account || debit || credit).map(({ account = '', party = '', debit, credit }) => ({ account, party, amount: debit > 0 && credit > 0 ? 0 : debit - credit }))

export const DecideManualForm = z.object({ intent: z.enum(['post', 'refuse']), id: z.string().max(120) })
export const CloseForm = z.object({ intent: z.enum(['propose', 'close']), collectorId: z.string().max(60), period: z.string().max(7) })
