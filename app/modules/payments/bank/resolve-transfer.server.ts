import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { assertWorks } from '../collector-access.server.ts'
import { transferAssigned } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { requestRefund } from '../refunds/request-refund.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import { moveTransaction, transactionById, type BankTransaction } from './bank.repo.server.ts'
import { accountOfMoney } from './leave-to-person.server.ts'
import { taskKeyOf } from './transfer-tasks.ts'

/** assigned: it pays an order after all; returned: back to whoever sent it; by_hand: two people book it in the journal, with a document. */
export type Resolution = 'assigned' | 'returned' | 'by_hand'
type Resolved = { resolution: Resolution; note: string; matchedType: string | null; matchedId: string | null }

/** A movement that waits for a person of this collector; somebody else's does not exist. Throws not_found, conflict when it was decided. */
export async function waitingTransfer(tx: Writer, ctx: Context, transactionId: string): Promise<BankTransaction> {
  const row = await transactionById(tx, transactionId)
  if (!row) throw notFound()
  assertWorks(ctx, row.collectorId)
  if (row.state !== 'task') throw new DomainError('conflict', 'bank.decidedAlready')
  return row
}

/** Step: decided, once. Throws conflict when somebody was first. */
export async function resolveTransfer(tx: Writer, ctx: Context, { id, collectorId, amount }: BankTransaction, { resolution, note, matchedType, matchedId }: Resolved): Promise<void> {
  if (!(await moveTransaction(tx, id, 'task', { state: 'resolved', matchedType, matchedId }))) throw new DomainError('conflict', 'bank.decidedAlready')
  await closeTask(tx, ctx, { key: taskKeyOf(id), resolution, note })
  await appendEvent(tx, ctx, { type: 'transfer.resolved', subjectType: 'bank_transaction', subjectId: id, producerId: null, payload: { collectorId, amount, resolution } })
}

/** Step: the money stands on the account again as if it had just come, to be booked as the payment it is. */
export async function unbookTransfer(tx: Writer, ctx: Context, { id, collectorId, amount }: BankTransaction): Promise<void> {
  const { into: to, party } = await accountOfMoney(tx, collectorId)
  await postEntry(tx, ctx, transferAssigned({ collectorId, sourceId: id, amount, to, party }))
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

/** Fees, interest and the like: an entry made by hand by two people explains it, so here only its document is kept; the suspense account shows the amount until that entry stands. */
export function bookTransferByHand(ctx: Context, { transactionId, note }: { transactionId: string; note: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const row = await waitingTransfer(tx, ctx, transactionId)
    await resolveTransfer(tx, ctx, row, { resolution: 'by_hand', note, matchedType: 'manual', matchedId: null })
  })
}
