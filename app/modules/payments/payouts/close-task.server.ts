import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { findAccounts } from '#app/modules/producers/bank-account.server.ts'
import { assertReads, assertWorks } from '../collector-access.server.ts'
import { closeTask, taskById } from '../tasks/money-tasks.server.ts'
import { payoutById } from './payouts.repo.server.ts'

/** Somebody of the collector asked the bank, or looked at the number: a returned pay-out may be tried again, a contradiction is explained. */
export const closePayoutTask = (ctx: Context, { taskId, note }: { taskId: string; note: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const task = await taskById(tx, taskId)
    if (!task || (task.kind !== 'payout_returned' && task.kind !== 'payout_contradiction')) throw notFound()
    assertWorks(ctx, task.collectorId)
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    if (!(await closeTask(tx, ctx, { id: task.id, resolution: 'looked_at', note: note.trim().slice(0, 500) }))) throw new DomainError('conflict', 'payouts.decidedBefore')
  })

/** Whose money a task about an account or a pay-out speaks of. Throws not_found for tasks of other kinds and other people's. */
export async function producerOfTask(ctx: Context, taskId: string): Promise<string> {
  const { read } = ctx.store
  const task = await taskById(read, taskId)
  if (!task) throw notFound()
  await assertReads(read, ctx, task.collectorId)
  const producerId = task.subjectType === 'account' ? (await findAccounts(read, [task.subjectId])).get(task.subjectId)?.producerId : task.subjectType === 'payout' ? (await payoutById(read, task.subjectId))?.producerId : undefined
  if (producerId === undefined) throw notFound()
  return producerId
}
