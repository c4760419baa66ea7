import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { transferAssigned } from '../ledger/entries.ts'
import { accountOf, chart } from '../ledger/chart.ts'
import { proposeManualStep } from '../ledger/manual-entry.server.ts'
import { periodAt, postEntry } from '../ledger/post-entry.server.ts'
import { requestRefund } from '../refunds/request-refund.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import { moveTransaction, tieEntry, transactionById, type BankTransaction } from './bank.repo.server.ts'
import { handEntryId } from './hand-entry.ts'
import { taskKeyOf } from './transfer-tasks.ts'

/** assigned: it pays an order after all; returned: back to whoever sent it; refund_back: a refund whose transfer the bank sends back. By hand two people book it in the journal (decide-by-hand). */
export type Resolution = 'assigned' | 'returned' | 'refund_back'
type Resolved = { resolution: Resolution; note: string; matchedType: string | null; matchedId: string | null }

/** A movement that waits for a person of this collector; somebody else's does not exist. Throws not_found, conflict when it was decided or an entry by hand waits for its second person. */
export async function waitingTransfer(tx: Writer, ctx: Context, transactionId: string): Promise<BankTransaction> {
  const row = await transactionById(tx, transactionId)
  if (!row) throw notFound()
  assertWorks(ctx, row.collectorId)
  if (row.state !== 'task') throw new DomainError('conflict', 'bank.decidedAlready')
  if (row.matchedId !== null) throw new DomainError('conflict', 'bank.entryWaits')
  return row
}

/** Step: decided, once. Throws conflict when somebody was first. */
export async function resolveTransfer(tx: Writer, ctx: Context, { id, collectorId, amount }: BankTransaction, { resolution, note, matchedType, matchedId }: Resolved): Promise<void> {
  if (!(await moveTransaction(tx, id, 'task', { state: 'resolved', matchedType, matchedId }))) throw new DomainError('conflict', 'bank.decidedAlready')
  await closeTask(tx, ctx, { key: taskKeyOf(id), resolution, note })
  await appendEvent(tx, ctx, { type: 'transfer.resolved', subjectType: 'bank_transaction', subjectId: id, producerId: null, payload: { collectorId, amount, resolution } })
}

/** Step: the money stands on the account again as if it had just come, to be booked as the payment it is. */
export async function takeFromUnmatched(tx: Writer, ctx: Context, { id, collectorId, amount }: BankTransaction): Promise<void> {
  await postEntry(tx, ctx, transferAssigned({ collectorId, sourceId: id, amount, to: 'bank' }))
}

/**
 * The money goes back to whoever sent it: owed from now on, and sent by transfer with the bank's word as proof, by two people (refunds).
 * Returns the refund's id. Throws invalid for money that went out.
 */
export function returnTransfer(ctx: Context, { transactionId, note }: { transactionId: string; note: string }): Promise<string> {
  return ctx.store.write(async (tx) => {
    const row = await waitingTransfer(tx, ctx, transactionId)
    if (row.amount < 0) throw new DomainError('invalid', 'bank.returnsMoneyIn')
    const { id, collectorId, amount } = row
    const refundId = await requestRefund(tx, ctx, { groupId: '', orderId: null, amount, reason: 'wrong_transfer', requestKey: taskKeyOf(id), cashOf: { collectorId } })
    if (refundId === undefined) throw new DomainError('conflict', 'bank.decidedAlready')
    await resolveTransfer(tx, ctx, row, { resolution: 'returned', note, matchedType: 'refund', matchedId: refundId })
    await postEntry(tx, ctx, transferAssigned({ collectorId, sourceId: id, amount, to: 'refundsOwed' }))
    return refundId
  })
}

export type ByHand = { transactionId: string; account: string; party: string; reason: string; documentNo: string }

/**
 * Fees, interest and the like: the maker proposes the entry that explains the movement, against account 3381 on which it lies. A second person books or refuses it
 * among the manual entries; until then the movement stays a task, and nobody decides it in another way. `party`: the producer, for accounts that have one each.
 */
export function bookTransferByHand(ctx: Context, { transactionId, account, party, reason, documentNo }: ByHand): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { id, collectorId, amount } = await waitingTransfer(tx, ctx, transactionId)
    const known = accountOf(account)
    if (!known || account === chart.unmatched.code) throw new DomainError('invalid', 'ledger.lineWrong', { field: 'account' })
    if (known.parties !== (party !== '')) throw new DomainError('invalid', known.parties ? 'ledger.partyMissing' : 'ledger.partyNotHere', { field: 'party' })
    const entryId = handEntryId(id, ctx.newId())
    if (!(await tieEntry(tx, id, { from: null, to: entryId }))) throw new DomainError('conflict', 'bank.decidedAlready')
    const lines = [{ account: chart.unmatched.code, party: '', amount }, { account, party, amount: -amount }]
    await proposeManualStep(tx, ctx, { id: entryId, collectorId, period: periodAt(ctx.now()), lines, reason, documentNo })
  })
}
