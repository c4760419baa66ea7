import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { namesOf } from '#app/modules/accounts/person-contact.server.ts'
import { accountOfProducer, holderOf, refuseInvolved, type BankAccount } from '#app/modules/producers/bank-account.server.ts'
import { findProducerRow } from '#app/modules/producers/find-producer.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { standingOf } from './candidates.server.ts'
import { balancesOfProducer, livingHolds, openTasksOf, payoutsOfProducer, successionOf, type Hold } from './payouts.repo.server.ts'
import { askedHolds, seenHolds } from './decide-account.server.ts'
import { isLeftBehind, operates } from './holds.server.ts'
import { shownState } from './payout-states.ts'
import { shownAccount } from './producer-money.server.ts'
import { heirsOf, isOpen, mayRecordHeirs } from './successions.server.ts'

const MOST_PAYOUTS = 20

/** What collector, auditor and the province's operator see of one producer's money, and what this person may do. Throws not_found beyond their scope. */
export async function getHouseholdMoney(ctx: Context, producerId: string) {
  const { read } = ctx.store
  const producer = await findProducerRow(read, producerId)
  const stall = producer && (await stallOfProducer(read, producer.id))
  const reads = stall && (await readableCollectors(read, ctx)).some(({ id }) => id === stall.collectorId)
  const operated = producer !== undefined && operates(ctx.actor, producer.unitPath)
  if (!producer || !stall || !(reads || operated)) throw notFound()
  const now = ctx.now()
  const works = worksFor(ctx, 'collector_maker', 'collector_checker').includes(stall.collectorId)
  const standing = await standingOf(read, now, { collectorId: stall.collectorId, producerId: producer.id })
  const [account, holds, succession] = [await accountOfProducer(read, producer.id), await livingHolds(read, [producer.id], now), await successionOf(read, producer.id)]
  const names = await namesOf(read, [account?.typedBy, account?.decidedBy, succession?.reportedBy, succession?.proposedBy, succession?.confirmedBy, ...holds.map(({ heldBy }) => heldBy)].filter((id) => typeof id === 'string'))
  const me = ctx.actor?.personId
  const left = new Set<string>()
  if (operated) for (const hold of holds) if (hold.reason === 'operator' && hold.heldBy !== me && (await isLeftBehind(ctx, hold, producer.unitPath))) left.add(hold.id)
  const recordsHeirs = await mayRecordHeirs(read, ctx, producer)
  const open = succession !== undefined && isOpen(succession)
  const judges = works && account !== undefined && (await uninvolved(read, ctx, account))
  return {
    producerId: producer.id,
    name: producer.name,
    household: producer.kind === 'household',
    stallName: stall.name,
    balance: (await balancesOfProducer(read, producer.id)).reduce((sum, { balance }) => sum + balance, 0),
    hindrances: standing.hindrances,
    amount: standing.amount,
    account: account ? { ...(await shownAccount(read, account)), expected: await holderOf(read, producer.id, now), bankSaysName: account.bankSaysName, typedBy: names.get(account.typedBy) ?? '', decidedBy: account.decidedBy ? (names.get(account.decidedBy) ?? '') : '' } : null,
    holds: holds.map(({ id, reason, note, heldAt, heldBy }) => ({ id, reason, note, heldAt, by: heldBy ? (names.get(heldBy) ?? '') : '', mine: reason === 'operator' && heldBy === me && operated, leftBehind: left.has(id) })),
    payouts: (await payoutsOfProducer(read, producer.id, { limit: MOST_PAYOUTS, offset: 0 })).map((payout) => ({ code: payout.code, amount: payout.amount, state: shownState(payout), at: payout.returnedAt ?? payout.paidAt ?? payout.sentAt, reason: payout.returnReason, bankSaysName: payout.bankSaysName })),
    tasks: works ? (await openTasksOf(read, producer.id, stall.collectorId)).filter(({ kind }) => kind === 'payout_returned' || kind === 'payout_contradiction').map(({ id, kind, amount, openedAt }) => ({ id, kind, amount, openedAt })) : [],
    succession: succession ? { state: succession.state, open, withdrawNote: succession.withdrawNote, diedOn: succession.diedOn, heirPersonId: succession.heirPersonId, heirName: succession.heirName, documentNo: succession.documentNo, reportedBy: names.get(succession.reportedBy) ?? '', proposedBy: succession.proposedBy ? (names.get(succession.proposedBy) ?? '') : '', confirmedBy: succession.confirmedBy ? (names.get(succession.confirmedBy) ?? '') : '' } : null,
    heirs: recordsHeirs && open ? await heirsOf(read, producer.id, now) : [],
    asked: asked(account, holds),
    /** Goes back with the decision about the account. */
    seen: seenHolds(holds),
    may: {
      works,
      sayGone: worksFor(ctx, 'collector_checker').includes(stall.collectorId),
      decide: judges && asked(account, holds),
      sayBankName: judges && standing.hindrances.includes('name_not_compared'),
      hold: operated && !holds.some((hold) => hold.reason === 'operator' && hold.heldBy === me),
      reportDeath: producer.kind === 'household' && !open && (recordsHeirs || operated),
      withdrawDeath: recordsHeirs && open && succession.reportedBy !== me && succession.proposedBy !== me,
      propose: recordsHeirs && open,
      confirm: recordsHeirs && succession?.state === 'proposed' && succession.proposedBy !== me,
    },
  }
}

/** Somebody must look at the account. */
const asked = (account: BankAccount | undefined, holds: readonly Hold[]): boolean => account?.nameCheck === 'differs' || (account !== undefined && askedHolds(holds).length > 0)

const uninvolved = (read: Reader, ctx: Context, account: BankAccount): Promise<boolean> => refuseInvolved(read, ctx, account).then(() => true, () => false)
