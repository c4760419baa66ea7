import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { findAccounts } from '#app/modules/producers/bank-account.server.ts'
import { assertWorks, worksFor } from '../collectors/collector-access.server.ts'
import { closeTask, taskById, type MoneyTask } from '../tasks/money-tasks.server.ts'
import { lockPayout, movementsOf, payoutById } from './payouts.repo.server.ts'
import type { BankAnswer } from './payout-states.ts'
import { bookGone } from './record-result.server.ts'

type Look = { taskId: string; note: string; said?: BankAnswer | undefined }

/**
 * Somebody of the collector looked at the number, and a returned pay-out may be tried again; or asked the bank which of its words is true. Gone, which the
 * checker says, is booked as paid; not gone is refused while the statement shows that it left. Throws invalid without `note`, or without `said` for a contradiction.
 */
export const closePayoutTask = (ctx: Context, { taskId, note, said }: Look): Promise<void> =>
  ctx.store.write(async (tx) => {
    const task = await taskById(tx, taskId)
    if (!task || (task.kind !== 'payout_returned' && task.kind !== 'payout_contradiction')) throw notFound()
    assertWorks(ctx, task.collectorId)
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    const resolution = task.kind === 'payout_contradiction' ? await answered(tx, ctx, task, said) : 'looked_at'
    if (!(await closeTask(tx, ctx, { id: task.id, resolution, note: note.trim().slice(0, 500) }))) throw new DomainError('conflict', 'payouts.decidedBefore')
  })

async function answered(tx: Writer, ctx: Context, { collectorId, subjectId }: MoneyTask, said: Look['said']): Promise<string> {
  if (!said) throw new DomainError('invalid', 'payouts.sayGone', { field: 'said' })
  if (said === 'gone' && !worksFor(ctx, 'collector_checker').includes(collectorId)) throw new DomainError('forbidden', 'payouts.checkerOnly')
  const payout = await lockPayout(tx, subjectId)
  if (!payout) throw notFound()
  if (said === 'gone') await bookGone(tx, ctx, payout)
  else if (hasLeft(await movementsOf(tx, payout.id))) throw new DomainError('conflict', 'payouts.leftOnStatement')
  return said
}

const hasLeft = (movements: readonly { amount: number }[]): boolean => movements.some(({ amount }) => amount < 0) && !movements.some(({ amount }) => amount > 0)

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
