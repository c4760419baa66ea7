import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { addMessage, attemptById, moveAttempt, type AttemptRow } from '../payments.repo.server.ts'

/** amount: whole đồng that came in. by: who told of it — an imported statement, the bank's feed, or in direct settlement the payee. */
export type TransferWord = { attemptId: string; bankTransactionId: string; amount: number; by: 'statement' | 'feed' | 'payee' }
export type TransferOutcome = 'paid' | 'already' | 'duplicate' | 'wrong_amount' | 'unknown'

/** Step: one credit of the bank becomes the payment of one VietQR attempt. Also of a closed one: what that money is then for, the group decides. */
export async function settleTransferAttempt(tx: Writer, ctx: Context, { attemptId, bankTransactionId, amount, by }: TransferWord): Promise<{ outcome: 'paid'; attempt: AttemptRow } | { outcome: Exclude<TransferOutcome, 'paid'> }> {
  const attempt = await attemptById(tx, attemptId)
  if (attempt?.method !== 'vietqr') return { outcome: 'unknown' }
  if (amount !== attempt.amount) return { outcome: 'wrong_amount' }
  if (!(await moveAttempt(tx, attempt.id, ['open', 'closed'], { state: 'paid', settledAt: ctx.now(), settledBy: by, transactionNo: bankTransactionId }))) {
    const paidBy = (await attemptById(tx, attemptId))?.transactionNo
    return { outcome: paidBy === bankTransactionId ? 'already' : 'duplicate' }
  }
  await addMessage(tx, { id: ctx.newId(), attemptId, kind: by, message: { txnRef: attempt.txnRef, amount: String(amount), transactionNo: bankTransactionId }, answer: 'paid', at: ctx.now() })
  return { outcome: 'paid', attempt }
}
