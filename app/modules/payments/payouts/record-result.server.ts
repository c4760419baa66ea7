import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { sameName } from '#app/modules/producers/bank-account.ts'
import { findAccounts, keepBankName } from '#app/modules/producers/bank-account.server.ts'
import { payoutPaid, payoutReturned } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { addHold, livingHolds, moveBatch, movePayout, payoutById, setPayoutName, stillWithBank, type Payout } from './payouts.repo.server.ts'

/** What the bank says about one pay-out. `name`: the beneficiary's, as the bank has it; '' when it does not say. */
export type BankWord = { outcome: 'paid'; name: string; reference: string } | { outcome: 'returned'; reason: string; name?: string; reference: string }
/** same: the bank said so before; task: it contradicts what was booked, a person must ask the bank. */
export type Recorded = 'moved' | 'same' | 'task'

/**
 * Step: books the bank's word once, in whatever order words come. A failure after a success is booked as sent back by the bank;
 * a success after a failure, or of a pay-out that was never sent, books nothing and becomes a task.
 */
export async function recordResult(tx: Writer, ctx: Context, payout: Payout, word: BankWord): Promise<Recorded> {
  return word.outcome === 'paid' ? recordPaid(tx, ctx, payout, word) : recordReturned(tx, ctx, payout, word)
}

export const contradictionKey = (payoutId: string): string => `payout_contradiction:${payoutId}`
const bookedOf = ({ id, collectorId, producerId, amount }: Payout) => ({ collectorId, sourceId: id, producerId, amount })
const subjectOf = ({ id, producerId }: Payout) => ({ subjectType: 'payout' as const, subjectId: id, producerId })

async function recordPaid(tx: Writer, ctx: Context, payout: Payout, { name, reference }: BankWord & { outcome: 'paid' }): Promise<Recorded> {
  const moved = await movePayout(tx, payout.id, ['sent'], { state: 'paid', paidAt: ctx.now(), bankReference: reference })
  if (!moved && (await payoutById(tx, payout.id))?.state !== 'paid') return contradiction(tx, ctx, payout)
  if (name !== '') await compareName(tx, ctx, payout, name)
  if (!moved) return 'same'
  await postEntry(tx, ctx, payoutPaid(bookedOf(payout)))
  await appendEvent(tx, ctx, { type: 'payout.paid', ...subjectOf(payout), payload: { amount: payout.amount } })
  await closeWhenDone(tx, payout.batchId)
  return 'moved'
}

async function recordReturned(tx: Writer, ctx: Context, payout: Payout, { reason, reference }: BankWord & { outcome: 'returned' }): Promise<Recorded> {
  const set = { state: 'returned' as const, returnedAt: ctx.now(), returnReason: reason, ...(reference !== '' && { bankReference: reference }) }
  const unpaid = await movePayout(tx, payout.id, ['sent'], set)
  const moved = unpaid ?? (await movePayout(tx, payout.id, ['paid'], set))
  if (!moved) return (await payoutById(tx, payout.id))?.state === 'returned' ? 'same' : contradiction(tx, ctx, payout)
  await bookReturn(tx, ctx, payout, { wasPaid: unpaid === undefined })
  await appendEvent(tx, ctx, { type: 'payout.returned', ...subjectOf(payout), payload: { amount: payout.amount } })
  return 'moved'
}

/** Step: a pay-out that was moved to returned is on the balance again, and nothing more is sent until somebody has looked. */
export async function bookReturn(tx: Writer, ctx: Context, payout: Payout, { wasPaid }: { wasPaid: boolean }): Promise<void> {
  const { id, collectorId, amount, batchId } = payout
  await postEntry(tx, ctx, payoutReturned({ ...bookedOf(payout), wasPaid }))
  await openTask(tx, ctx, { collectorId, kind: 'payout_returned', key: `payout_returned:${id}`, subjectType: 'payout', subjectId: id, amount })
  await closeWhenDone(tx, batchId)
}

async function contradiction(tx: Writer, ctx: Context, { id, collectorId, amount }: Payout): Promise<Recorded> {
  await openTask(tx, ctx, { collectorId, kind: 'payout_contradiction', key: contradictionKey(id), subjectType: 'payout', subjectId: id, amount })
  return 'task'
}

/** A name that is not the holder's stops the next pay-out until a person has looked. */
async function compareName(tx: Writer, ctx: Context, payout: Payout, name: string): Promise<void> {
  await setPayoutName(tx, payout.id, name)
  const account = (await findAccounts(tx, [payout.bankAccountId])).get(payout.bankAccountId)
  if (!account || account.bankSaysName !== null) return
  await keepBankName(tx, account.id, name)
  if (sameName(name, account.holderName)) return
  const holds = await livingHolds(tx, [payout.producerId], ctx.now())
  if (!holds.some(({ reason }) => reason === 'name_differs')) await addHold(tx, { id: ctx.newId(), producerId: payout.producerId, reason: 'name_differs', heldBy: null, heldAt: ctx.now() })
  await openTask(tx, ctx, { collectorId: payout.collectorId, kind: 'payout_name_differs', key: `payout_name_differs:${account.id}`, subjectType: 'account', subjectId: account.id, amount: payout.amount })
  await appendEvent(tx, ctx, { type: 'payout.held', ...subjectOf(payout), payload: { reason: 'name_differs' } })
}

async function closeWhenDone(tx: Writer, batchId: string): Promise<void> {
  if (!(await stillWithBank(tx, batchId))) await moveBatch(tx, batchId, ['approved'], { state: 'closed' })
}
