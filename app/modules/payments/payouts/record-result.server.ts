import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { sameName } from '#app/modules/producers/bank-account.ts'
import { findAccounts, keepBankName } from '#app/modules/producers/bank-account.server.ts'
import { payoutNotReturned, payoutPaid, payoutReturned, payoutSent } from '../ledger/entries.ts'
import { typesBooked } from '../ledger/ledger.repo.server.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { closeTask, openTask, openTaskAnew } from '../tasks/money-tasks.server.ts'
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
  if (!(await movePayout(tx, payout.id, ['sent', 'paid'], set))) return (await payoutById(tx, payout.id))?.state === 'returned' ? 'same' : contradiction(tx, ctx, payout)
  await bookReturn(tx, ctx, payout)
  await appendEvent(tx, ctx, { type: 'payout.returned', ...subjectOf(payout), payload: { amount: payout.amount } })
  return 'moved'
}

/** Step: a pay-out that was moved to returned is on the balance again, and nothing more is sent until somebody has looked. */
export async function bookReturn(tx: Writer, ctx: Context, payout: Payout): Promise<void> {
  await postTurn(tx, ctx, payout, payoutReturned)
  await openTaskAnew(tx, ctx, taskAbout('payout_returned', payout))
  await closeWhenDone(tx, payout.batchId)
}

/** Step: the bank has paid what the books say came back or was never sent. From now on it is paid in the books too. Throws conflict when it is so already. */
export async function bookGone(tx: Writer, ctx: Context, payout: Payout): Promise<void> {
  const now = ctx.now()
  const set = { state: 'paid' as const, sentAt: payout.sentAt ?? now, paidAt: payout.paidAt ?? now, returnedAt: null, returnReason: null, pulledBackBy: null }
  if (!(await movePayout(tx, payout.id, ['returned', 'dropped'], set))) throw new DomainError('conflict', 'payouts.decidedBefore')
  if (payout.state === 'dropped') await postEntry(tx, ctx, payoutSent(bookedOf(payout)))
  else await postTurn(tx, ctx, payout, payoutNotReturned)
  await postEntry(tx, ctx, payoutPaid(bookedOf(payout)))
  await closeTask(tx, ctx, { kind: 'payout_returned', subjectType: 'payout', subjectId: payout.id, resolution: 'gone' })
  await appendEvent(tx, ctx, { type: 'payout.paid', ...subjectOf(payout), payload: { amount: payout.amount } })
}

/** Back on the balance, and off it again: each turn once, from where the money is in the books. The payout's row is the caller's. */
async function postTurn(tx: Writer, ctx: Context, payout: Payout, turn: typeof payoutReturned | typeof payoutNotReturned): Promise<void> {
  const booked = await typesBooked(tx, 'payout', payout.id)
  const turns = booked.filter((type) => type === 'payout_returned').length
  const posting = turn({ ...bookedOf(payout), wasPaid: booked.includes('payout_paid') })
  if (!(await postEntry(tx, ctx, { ...posting, ...(turns > 0 && { key: `payout_returned:${payout.id}:${turns}` }) }))) throw new DomainError('conflict', 'common.conflict')
}

const taskAbout = (kind: 'payout_returned' | 'payout_contradiction', { id, collectorId, amount }: Payout) => ({ collectorId, kind, key: `${kind}:${id}`, subjectType: 'payout', subjectId: id, amount })

async function contradiction(tx: Writer, ctx: Context, payout: Payout): Promise<Recorded> {
  await openTaskAnew(tx, ctx, taskAbout('payout_contradiction', payout))
  return 'task'
}

/** Step: out and in on the statement are one story, whatever the bank's result said. */
export const explainContradiction = (tx: Writer, ctx: Context, { id }: Payout): Promise<boolean> => closeTask(tx, ctx, { kind: 'payout_contradiction', subjectType: 'payout', subjectId: id, resolution: 'came_back' })

/** Step: what the bank calls the holder, once for each account. A name that is not the holder's stops the next pay-out until a person has looked. */
export async function compareName(tx: Writer, ctx: Context, payout: Payout, name: string): Promise<void> {
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
