import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { resolveTransfer, takeFromUnmatched, waitingTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { transferAttemptsOf } from '#app/modules/payments/bank/transfer-attempts.server.ts'
import { settleTransferAttempt } from '#app/modules/payments/vietqr/settle-transfer-attempt.server.ts'
import { groupByAnyCode } from '../order-access.server.ts'
import { lockFor, settleOnce } from './settle-once.server.ts'

/** code: of the order or of the whole basket, as the buyer reads it aloud. */
export type AssignTransfer = { transactionId: string; code: string; note: string }

/**
 * A person has found whose money it is. Only the exact amount of a VietQR payment that the buyer had begun there, and that nothing has paid yet;
 * the order then goes the way of every payment, late ones included. Books, task and order change together or not at all.
 * Throws not_found for somebody else's movement, conflict when it was decided, invalid when the code or the amount does not fit.
 */
export async function assignTransfer(ctx: Context, { transactionId, code, note }: AssignTransfer): Promise<void> {
  await settleOnce(ctx, async (tx) => {
    const row = await waitingTransfer(tx, ctx, transactionId)
    const group = await groupByAnyCode(tx, code)
    if (!group || group.collectorId !== row.collectorId) throw wrong('bank.assignUnknown')
    const attempts = await transferAttemptsOf(tx, group.id)
    const exact = attempts.filter(({ amount }) => amount === row.amount)
    if (attempts.length === 0) throw wrong('bank.assignNoTransfer')
    if (exact.length === 0) throw wrong('bank.assignAmount')
    const attempt = exact.find(({ state }) => state === 'open') ?? exact.find(({ state }) => state === 'closed')
    if (!attempt) throw wrong('bank.assignPaid')
    await lockFor(tx, attempt)
    await resolveTransfer(tx, ctx, row, { resolution: 'assigned', note, matchedType: 'attempt', matchedId: attempt.id })
    await takeFromUnmatched(tx, ctx, row)
    const settled = await settleTransferAttempt(tx, ctx, { attemptId: attempt.id, bankTransactionId: row.id, amount: row.amount, by: row.source === 'feed' ? 'feed' : 'statement' })
    if (settled.outcome !== 'paid') throw wrong('bank.assignPaid')
    return settled
  })
}

const wrong = (code: string) => new DomainError('invalid', code, { field: 'code' })
