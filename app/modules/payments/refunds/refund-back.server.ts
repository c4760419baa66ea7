import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { bookRefundReturned } from './book-refund-paid.server.ts'
import { moveRefund } from './move-refund.server.ts'
import type { RefundRow } from './refunds.repo.server.ts'

/** The buyer names an account again. The bank's reference stays until the next transfer has one: the debit of this one may still be told. */
const NOTHING_SENT = { doneAt: null, confirmedBy: null, proposedBy: null, proposedAt: null, proofFileId: null }
const NO_PAYEE = { payeeBankCode: null, payeeNumberSealed: null, payeeNumberEnd: null, payeeName: null, payeeTypedBy: null }

/**
 * Step: the bank has sent a transfer back, so that the refund is owed again, with a task of its own. `from`: where the credit lies, on the account or among the unmatched;
 * `source`: whose word it is, the statement's or the stall's that is its own collector. The caller holds the refund's row. False for what was no transfer, or was not done.
 */
export async function takeBack(tx: Writer, ctx: Context, refund: RefundRow, { from, source = 'bank' }: { from: 'bank' | 'unmatched'; source?: 'bank' | 'payee' }): Promise<boolean> {
  if (refund.channel !== 'transfer') return false
  const owed = await moveRefund(tx, ctx, refund, { to: 'transfer_due', source, set: { ...NOTHING_SENT, ...NO_PAYEE, sentBack: refund.sentBack + 1 } })
  if (owed) await bookRefundReturned(tx, ctx, owed, from)
  return owed !== undefined
}
