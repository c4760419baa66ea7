import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import { markMatched } from '#app/modules/payments/bank/new-transactions.server.ts'
import { noteOwnTransfer } from '#app/modules/payments/bank/note-own-transfer.server.ts'
import { ownCollector } from '#app/modules/payments/collectors/own-collector.server.ts'
import { findAttempt } from '#app/modules/payments/attempts/find-attempts.server.ts'
import { refundsOf } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { isExcess } from '#app/modules/payments/refunds/refund-reasons.ts'
import { settleTransferAttempt } from '#app/modules/payments/vietqr/settle-transfer-attempt.server.ts'
import { lockFor, settleOnce } from './settle-once.server.ts'

/**
 * Direct settlement: owner or accountant has seen the exact transfer on the stall's own account, with the bank's reference, which counts
 * once, or without. Also late: 'placed' when the goods were there, 'owed' when the order was closed or paid, and she must send the money
 * back. All in one write. Throws not_found for somebody else's, conflict for a used reference or an attempt that was paid before.
 */
export async function confirmOwnTransfer(ctx: Context, { attemptId, bankReference = '' }: { attemptId: string; bankReference?: string | undefined }): Promise<'placed' | 'owed'> {
  await settleOnce<'already'>(ctx, async (tx) => {
    const { id: collectorId } = await ownCollector(tx, ctx)
    const attempt = await findAttempt(tx, attemptId)
    if (attempt?.collectorId !== collectorId) throw notFound()
    await lockFor(tx, attempt)
    const noted = await noteOwnTransfer(tx, ctx, { attempt, reference: bankReference, day: localDay(ctx.now()) })
    if (!noted) throw notFound()
    if (noted === 'used') throw new DomainError('conflict', 'collectors.referenceUsed', { field: 'bankReference' })
    const { bankTransactionId, amount } = noted
    const settled = await settleTransferAttempt(tx, ctx, { attemptId, bankTransactionId, amount, by: 'payee' })
    if (settled.outcome === 'already') return { outcome: settled.outcome }
    if (settled.outcome !== 'paid') throw new DomainError('conflict', 'collectors.toldBefore')
    await markMatched(tx, bankTransactionId, { matchedType: 'attempt', matchedId: attemptId })
    return settled
  })
  const { groupId } = (await findAttempt(ctx.store.read, attemptId))!
  const excess = (await refundsOf(ctx.store.read, groupId)).some((refund) => refund.attemptId === attemptId && isExcess(refund))
  return excess ? 'owed' : 'placed'
}
