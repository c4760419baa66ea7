import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import { tieEntry, transactionById } from './bank.repo.server.ts'
import { taskKeyOf } from './transfer-tasks.ts'

/**
 * Step: the second person has looked at the entry that explains a movement. Booked, the movement is decided and its task closed; refused, it waits for a person again.
 * Throws conflict when the movement was decided in another way meanwhile: such an entry can only be refused.
 */
export async function decideByHand(tx: Writer, ctx: Context, { transactionId, entryId, post, note }: { transactionId: string; entryId: string; post: boolean; note: string }): Promise<void> {
  const tied = await tieEntry(tx, transactionId, { from: entryId, to: post ? entryId : null, state: post ? 'resolved' : 'task' })
  if (!post) return
  const row = await transactionById(tx, transactionId)
  if (!tied || !row) throw new DomainError('conflict', 'bank.decidedAlready')
  const { collectorId, amount } = row
  await closeTask(tx, ctx, { key: taskKeyOf(transactionId), resolution: 'by_hand', note })
  await appendEvent(tx, ctx, { type: 'transfer.resolved', subjectType: 'bank_transaction', subjectId: transactionId, producerId: null, payload: { collectorId, amount, resolution: 'by_hand' } })
}
