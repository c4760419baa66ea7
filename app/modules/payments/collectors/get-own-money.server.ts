import { and, asc, eq, inArray } from 'drizzle-orm'
import { refunds } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'
import { membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { collectorAccount } from './collector-account.server.ts'
import { sentTransfers } from '../refunds/find-refunds.server.ts'
import { unansweredOf } from '../refunds/refunds.repo.server.ts'
import { currentMerchant } from './merchants.repo.server.ts'
import { ownCollector } from './own-collector.server.ts'

const MOST = 50

/** What she has set up, what she owes back and what she has sent. Plain account numbers of buyers: she must transfer to them. */
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
    sent: await sentTransfers(read, { collectorId }),
    merchant: merchant ? { tmnCode: merchant.tmnCode, since: merchant.validFrom } : null,
    account: account ? { bankName: account.bankName, numberEnd: account.numberEnd, holderName: account.holderName } : null,
    owed: owed.map(({ id, amount, requestedAt, payeeBankCode, payeeNumberSealed, payeeName }) => ({
      ...{ id, amount, requestedAt },
      payee: payeeNumberSealed ? { bank: banks.get(payeeBankCode ?? '')?.shortName ?? payeeBankCode ?? '', number: ctx.ports.vault.open(payeeNumberSealed), name: payeeName ?? '' } : null,
    })),
    mayChange: (await membershipIn(read, ctx.actor!.personId, ctx.now()))?.roles.includes('owner') ?? false,
  }
}
