import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { decideName, findAccounts, refuseInvolved } from '#app/modules/producers/bank-account.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import { notMeKey } from './not-me.server.ts'
import { endHolds, livingHolds, openTaskKeysOf, type Hold } from './payouts.repo.server.ts'

/** seen: what `seenHolds` said when the page was shown. */
type Decision = { accountId: string; decision: 'approved' | 'refused'; note: string; seen: string }

/** What is asked about an account: the bank's other name, or "not me". */
export const askedHolds = <Held extends Pick<Hold, 'reason'>>(holds: readonly Held[]): Held[] => holds.filter(({ reason }) => reason === 'name_differs' || reason === 'not_me')
/** Stands in the form: whoever decides answers these and no later one. */
export const seenHolds = (holds: readonly Pick<Hold, 'id' | 'reason'>[]): string => askedHolds(holds).map(({ id }) => id).sort().join(' ')

/**
 * A name that differs, the bank's other name, or "not me": one person of the collector decides, who neither typed the account nor ever acted for its
 * producer. Approved: the holds about it end. Refused: nothing goes to this account, its owner writes another. Throws forbidden in words, conflict when it was decided before.
 */
export const decideAccount = (ctx: Context, { accountId, decision, note, seen }: Decision): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = (await findAccounts(tx, [accountId])).get(accountId)
    const stall = account && (await stallOfProducer(tx, account.producerId))
    if (!account || !stall) throw notFound()
    assertWorks(ctx, stall.collectorId)
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    await refuseInvolved(tx, ctx, account)
    const { producerId } = account
    const holds = askedHolds(await livingHolds(tx, [producerId], ctx.now()))
    if (seenHolds(holds) !== seen) throw new DomainError('conflict', 'payouts.saidMeanwhile')
    if (holds.length === 0 && account.nameCheck !== 'differs') throw new DomainError('conflict', 'payouts.decidedBefore')
    if (!(await decideName(tx, ctx, account, decision))) throw new DomainError('conflict', 'payouts.decidedBefore')
    if (decision === 'approved') {
      for (const { id, reason } of holds) {
        await endHolds(tx, { id }, ctx.actor!.personId, ctx.now())
        await appendEvent(tx, ctx, { type: 'payout.hold_lifted', subjectType: 'producer', subjectId: producerId, producerId, payload: { reason } })
      }
    }
    const keys = await openTaskKeysOf(tx, { producerId, collectorId: stall.collectorId, kinds: ['account_name_differs', 'payout_name_differs'] })
    const answered = decision === 'approved' ? holds.map(notMeKey) : []
    for (const key of [...keys, ...answered]) await closeTask(tx, ctx, { key, resolution: decision, note: note.trim().slice(0, 500) })
  })
