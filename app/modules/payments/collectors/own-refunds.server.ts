import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { bookRefundPaid } from '../refunds/book-refund-paid.server.ts'
import { moveRefund } from '../refunds/move-refund.server.ts'
import { takeBack } from '../refunds/refund-back.server.ts'
import { lockRefund, refundById } from '../refunds/refunds.repo.server.ts'
import { giveUpGateway, unansweredRefund } from '../refunds/unanswered-refund.server.ts'
import { ownCollector } from './own-collector.server.ts'

/** By owner or accountant: she has sent a buyer his money herself, with the bank's reference. Throws conflict when it was given back before. */
export const refundOwn = (ctx: Context, { refundId, bankReference }: { refundId: string; bankReference: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { id: collectorId } = await ownCollector(tx, ctx)
    const refund = await refundById(tx, refundId)
    if (refund?.collectorId !== collectorId) throw notFound()
    const by = ctx.actor!.personId
    const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'payee', set: { doneAt: ctx.now(), confirmedBy: by, bankReference } })
    if (!done) throw new DomainError('conflict', 'refunds.movedOn')
    await bookRefundPaid(tx, ctx, done, 'bank')
  })

/** By owner or accountant: her bank has sent it back, and she owes it again. Throws conflict when it has not left. */
export const ownRefundCameBack = (ctx: Context, { refundId }: { refundId: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { id: collectorId } = await ownCollector(tx, ctx)
    const refund = await lockRefund(tx, refundId)
    if (refund?.collectorId !== collectorId) throw notFound()
    if (!(await takeBack(tx, ctx, refund, { from: 'bank', source: 'payee' }))) throw new DomainError('conflict', 'refunds.movedOn')
  })

/**
 * By owner or accountant, of a refund that VNPay leaves without an answer: she has asked VNPay, which has sent it (`sent`) or will not (`refused`); then she owes it by transfer.
 * Throws conflict while VNPay has time or is being asked.
 */
export const settleUnanswered = (ctx: Context, { refundId, said }: { refundId: string; said: 'sent' | 'refused' }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { id: collectorId } = await ownCollector(tx, ctx)
    const refund = await lockRefund(tx, refundId)
    if (refund?.collectorId !== collectorId) throw notFound()
    if (said === 'refused') return giveUpGateway(tx, ctx, refund, 'payee')
    if (!(await unansweredRefund(tx, refund))) throw new DomainError('conflict', 'refunds.movedOn')
    const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'payee', set: { doneAt: ctx.now(), confirmedBy: ctx.actor!.personId } })
    if (!done) throw new DomainError('conflict', 'refunds.movedOn')
    await bookRefundPaid(tx, ctx, done, 'gatewayReceivable')
  })
