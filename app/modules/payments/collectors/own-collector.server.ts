import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { refunds } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { findCollector, type Collector } from '#app/modules/stalls/find-collector.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { collectorAccount } from '../collector-account.server.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'
import { bookRefundPaid } from '../refunds/book-refund-paid.server.ts'
import { moveRefund } from '../refunds/move-refund.server.ts'
import { lockRefund, refundById, unansweredOf } from '../refunds/refunds.repo.server.ts'
import { giveUpGateway, unansweredRefund } from '../refunds/unanswered-refund.server.ts'
import { currentMerchant } from './merchants.repo.server.ts'

export type OwnCollector = Collector & { producerId: string }

/** The collector a stall is for itself. Throws not_found where somebody else takes its money, forbidden for who has no duty in it, or acts for somebody. */
export async function ownCollector(read: Reader, ctx: Context): Promise<OwnCollector> {
  const own = await findOwnCollector(read, ctx)
  if (!own) throw notFound()
  return own
}

/** The same; undefined where somebody else takes its money. */
export async function findOwnCollector(read: Reader, ctx: Context): Promise<OwnCollector | undefined> {
  const { id } = await producerOfActor(read, ctx, 'money')
  const stall = await stallOfProducer(read, id)
  const collector = stall && (await findCollector(read, stall.collectorId))
  return collector?.settlement === 'direct' && collector.producerId === id ? { ...collector, producerId: id } : undefined
}

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

const MOST = 50

/** What she has set up, and what she owes back. Plain account numbers of buyers: she must transfer to them. */
export async function getOwnMoney(ctx: Context) {
  const { read } = ctx.store
  const { id: collectorId } = await ownCollector(read, ctx)
  const [merchant, account, banks] = [await currentMerchant(read, collectorId, ctx.now()), await collectorAccount(read, ctx, collectorId), await bankNames(read)]
  const owed = await read
    .select()
    .from(refunds)
    .where(and(eq(refunds.collectorId, collectorId), inArray(refunds.state, ['transfer_due', 'transfer_proposed'])))
    .orderBy(asc(refunds.requestedAt))
    .limit(MOST)
  return {
    unanswered: (await unansweredOf(read, collectorId, MOST)).map(({ id, amount, requestedAt }) => ({ id, amount, requestedAt })),
    merchant: merchant ? { tmnCode: merchant.tmnCode, since: merchant.validFrom } : null,
    account: account ? { bankName: account.bankName, numberEnd: account.numberEnd, holderName: account.holderName } : null,
    owed: owed.map(({ id, amount, requestedAt, payeeBankCode, payeeNumberSealed, payeeName }) => ({
      ...{ id, amount, requestedAt },
      payee: payeeNumberSealed ? { bank: banks.get(payeeBankCode ?? '')?.shortName ?? payeeBankCode ?? '', number: ctx.ports.vault.open(payeeNumberSealed), name: payeeName ?? '' } : null,
    })),
    mayChange: (await membershipIn(read, ctx.actor!.personId, ctx.now()))?.roles.includes('owner') ?? false,
  }
}
