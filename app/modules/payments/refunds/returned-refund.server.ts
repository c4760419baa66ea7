import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { resolveTransfer, waitingTransfer } from '../bank/resolve-transfer.server.ts'
import { takeBack } from './refund-back.server.ts'
import { lockRefund } from './refunds.repo.server.ts'

/**
 * Money came in without our words, and a person has found that it is this refund, which the bank sends back: the buyer is owed it again. No money leaves, so one person is enough.
 * Throws not_found for somebody else's movement, conflict when it was decided, or when the refund is no transfer of exactly this amount that has left.
 */
export const returnedRefund = (ctx: Context, { transactionId, refundId }: { transactionId: string; refundId: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const movement = await waitingTransfer(tx, ctx, transactionId)
    const refund = await lockRefund(tx, refundId)
    if (refund?.collectorId !== movement.collectorId || refund.amount !== movement.amount) throw new DomainError('conflict', 'refunds.movedOn')
    await resolveTransfer(tx, ctx, movement, { resolution: 'refund_back', note: '', matchedType: 'refund', matchedId: refund.id })
    if (!(await takeBack(tx, ctx, refund, { from: 'unmatched' }))) throw new DomainError('conflict', 'refunds.movedOn')
  })
