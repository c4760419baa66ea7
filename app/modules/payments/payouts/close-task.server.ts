import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { findAccounts } from '#app/modules/producers/bank-account.server.ts'
import { assertWorks } from '../collector-access.server.ts'
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

type Subject = { accountId: string } | { payoutId: string }

/** Whose money a task about an account or a pay-out speaks of. The page it leads to checks who may read it. */
export async function producerOfSubject(ctx: Context, subject: Subject): Promise<string> {
  const { read } = ctx.store
  const id = 'accountId' in subject ? subject.accountId : subject.payoutId
  if (!/^[\w-]{1,40}$/.test(id)) throw notFound()
  const found = 'accountId' in subject ? (await findAccounts(read, [id])).get(id) : await payoutById(read, id)
  if (!found) throw notFound()
  return found.producerId
}
