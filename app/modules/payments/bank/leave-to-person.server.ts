import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { transferUnmatched } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { moveTransaction, type BankTransaction } from './bank.repo.server.ts'
import { taskKeyOf, taskKindOf, type Why } from './transfer-tasks.ts'

/** Step: the money is booked as not yet explained and a person is asked; false when somebody was first. Never "paid" by itself. */
export async function leaveToPerson(tx: Writer, ctx: Context, row: BankTransaction, why: Why, from: 'new' | 'matched' = 'new'): Promise<boolean> {
  if (!(await moveTransaction(tx, row.id, from, { state: 'task', matchedType: null, matchedId: null }))) return false
  const { id, collectorId, amount } = row
  await postEntry(tx, ctx, transferUnmatched({ collectorId, sourceId: id, amount }))
  await openTask(tx, ctx, { collectorId, kind: taskKindOf[why], key: taskKeyOf(id), subjectType: 'bank_transaction', subjectId: id, amount })
  await appendEvent(tx, ctx, { type: 'transfer.unmatched', subjectType: 'bank_transaction', subjectId: id, producerId: null, payload: { collectorId, amount, why } })
  return true
}
