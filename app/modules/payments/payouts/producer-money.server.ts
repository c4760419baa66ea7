import type { Context } from '#app/lib/context.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'
import { holderNameOf } from '#app/modules/producers/bank-account.ts'
import { accountOfProducer, holderOf, type BankAccount } from '#app/modules/producers/bank-account.server.ts'
import { membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import type { Reader } from '#db/client.server.ts'
import { standingOf } from './candidates.server.ts'
import { shownState } from './payout-states.ts'
import { balancesOfProducer, livingHolds, paidTotalOf, payoutsOfProducer, type Payout } from './payouts.repo.server.ts'

const PAGE = 20

export type ShownAccount = { id: string; bank: string; end: string; holder: string; nameCheck: BankAccount['nameCheck']; payableFrom: Date | null; changedAt: Date }

/** The account as screens show it: the last digits only. */
export async function shownAccount(read: Reader, account: BankAccount): Promise<ShownAccount> {
  const { id, bankCode, numberEnd, holderName, nameCheck, payableFrom, createdAt } = account
  return { id, bank: (await bankNames(read)).get(bankCode)?.shortName ?? bankCode, end: numberEnd, holder: holderName, nameCheck, payableFrom, changedAt: createdAt }
}

/** Her own money: what lies ready, why it waits, and what was sent. For owner and accountant; đồng. Throws forbidden for other duties and for everybody who acts for her. */
export async function getProducerMoney(ctx: Context, { page = 1 }: { page?: number } = {}) {
  const { read } = ctx.store
  const { id } = await producerOfActor(read, ctx, 'money')
  const now = ctx.now()
  const stall = await stallOfProducer(read, id)
  const collector = stall && (await findCollector(read, stall.collectorId))
  const account = await accountOfProducer(read, id)
  const owed = await balancesOfProducer(read, id)
  const standing = stall && (await standingOf(read, now, { collectorId: stall.collectorId, producerId: id }))
  const rows = await payoutsOfProducer(read, id, { limit: PAGE + 1, offset: (page - 1) * PAGE })
  return {
    producerId: id,
    balance: owed.reduce((sum, { balance }) => sum + balance, 0),
    paid: await paidTotalOf(read, id),
    hindrances: standing?.hindrances ?? [],
    capped: standing?.capped ?? false,
    /** What the next batch would hold for her. */
    amount: standing?.amount ?? 0,
    leastPayout: collector?.leastPayout ?? 0,
    firstPayoutCap: collector?.firstPayoutCap ?? 0,
    collectorName: collector?.name ?? '',
    direct: collector?.settlement === 'direct',
    holds: (await livingHolds(read, [id], now)).map(({ reason, note, heldAt }) => ({ reason, note: reason === 'operator' ? note : '', heldAt })),
    account: account ? await shownAccount(read, account) : null,
    mayChange: (await membershipIn(read, ctx.actor!.personId, now))?.roles.includes('owner') ?? false,
    hasStall: stall !== undefined,
    payouts: rows.slice(0, PAGE).map(ownPayout),
    more: rows.length > PAGE,
    page,
  }
}

/** What the bank said about it; a note of the collector's staff is theirs. */
function ownPayout(payout: Payout) {
  const { code, amount, sentAt, paidAt, returnedAt, returnReason } = payout
  const state = shownState(payout)
  return { code, amount, state, at: returnedAt ?? paidAt ?? sentAt, reason: state === 'returned' ? returnReason : null }
}

/** For the form: whose name the account must carry, as a bank's app shows it. */
export async function accountFormFacts(ctx: Context) {
  const { read } = ctx.store
  const { id } = await producerOfActor(read, ctx, 'money')
  return { expected: holderNameOf(await holderOf(read, id, ctx.now())) }
}
