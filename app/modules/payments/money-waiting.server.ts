import type { Context } from '#app/lib/context.ts'
import { readableCollectors, worksFor } from './collectors/collector-access.server.ts'
import { booksState, type BooksState } from './ledger/kept-checks.server.ts'
import { countToCheck } from './payouts/payouts.repo.server.ts'
import { countOpenTasks } from './tasks/money-tasks.server.ts'

export type MoneyWaiting = { books: BooksState; tasks: number; toCheck: number; staff: boolean }

/** What waits about money: whether the books agree, tasks nobody has decided, pay-outs that wait for this checker. null for who reads no books. */
export async function moneyWaiting(ctx: Context): Promise<MoneyWaiting | null> {
  const { read } = ctx.store
  const collectorIds = (await readableCollectors(read, ctx)).map(({ id }) => id)
  if (collectorIds.length === 0) return null
  const toCheck = await countToCheck(read, worksFor(ctx, 'collector_checker'), ctx.actor!.personId)
  return { books: await booksState(read, collectorIds), tasks: await countOpenTasks(read, collectorIds), toCheck, staff: worksFor(ctx, 'collector_maker', 'collector_checker').length > 0 }
}
