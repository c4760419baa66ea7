import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { holderNameOf } from '#app/modules/producers/bank-account.ts'
import { findAccounts, refuseInvolved } from '#app/modules/producers/bank-account.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { lastPaidTo } from './payouts.repo.server.ts'
import { compareName } from './record-result.server.ts'

/**
 * Where neither result nor statement names the beneficiary, somebody of the collector types the name that the bank's app shows for the account. It is compared as
 * the bank's own would be. Throws forbidden for whoever typed the account or acted for its owner, conflict when a name is there or nothing was paid yet.
 */
export const sayBankName = (ctx: Context, { accountId, name }: { accountId: string; name: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = (await findAccounts(tx, [accountId])).get(accountId)
    const stall = account && (await stallOfProducer(tx, account.producerId))
    if (!account || !stall) throw notFound()
    assertWorks(ctx, stall.collectorId)
    await refuseInvolved(tx, ctx, account)
    const shown = holderNameOf(name)
    if (shown === '') throw new DomainError('invalid', 'payouts.holderShort', { field: 'name' })
    const payout = await lastPaidTo(tx, account.id)
    if (!payout || account.bankSaysName !== null) throw new DomainError('conflict', 'payouts.decidedBefore')
    await compareName(tx, ctx, payout, shown)
    await appendEvent(tx, ctx, { type: 'account.bank_named', subjectType: 'account', subjectId: account.id, producerId: account.producerId, payload: {} })
  })
