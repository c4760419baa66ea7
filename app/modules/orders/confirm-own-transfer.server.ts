import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import { markMatched } from '#app/modules/payments/bank/new-transactions.server.ts'
import { noteOwnTransfer } from '#app/modules/payments/bank/note-own-transfer.server.ts'
import { ownCollector } from '#app/modules/payments/collectors/own-collector.server.ts'
import { settleTransfer } from './settle-transfer.server.ts'

/**
 * Direct settlement: owner or accountant has seen the exact transfer on the stall's own account and says with which reference of the bank.
 * A reference counts once. Throws not_found for somebody else's, conflict for a used reference or an attempt that was paid before.
 */
export async function confirmOwnTransfer(ctx: Context, { attemptId, bankReference }: { attemptId: string; bankReference: string }): Promise<void> {
  const { bankTransactionId, amount } = await ctx.store.write(async (tx) => {
    const { id: collectorId } = await ownCollector(tx, ctx)
    const noted = await noteOwnTransfer(tx, ctx, { collectorId, attemptId, reference: bankReference, day: localDay(ctx.now()) })
    if (!noted) throw notFound()
    if (noted === 'used') throw new DomainError('conflict', 'collectors.referenceUsed', { field: 'bankReference' })
    return noted
  })
  const outcome = await settleTransfer(ctx, { attemptId, bankTransactionId, amount, by: 'payee' })
  if (outcome !== 'settled' && outcome !== 'already') throw new DomainError('conflict', 'collectors.decided')
  await ctx.store.write((tx) => markMatched(tx, bankTransactionId, { matchedType: 'attempt', matchedId: attemptId }))
}
