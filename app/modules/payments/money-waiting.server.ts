import { and, count, eq, inArray, isNull, ne } from 'drizzle-orm'
import { moneyTasks, payoutBatches } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { readableCollectors, worksFor } from '#app/modules/payments/collector-access.server.ts'
import { booksState, type BooksState } from '#app/modules/payments/ledger/kept-checks.server.ts'

export type MoneyWaiting = { books: BooksState; tasks: number; toCheck: number; staff: boolean }

/** What waits about money: whether the books agree, tasks nobody has decided, pay-outs that wait for this checker. null for who reads no books. */
export async function moneyWaiting(ctx: Context): Promise<MoneyWaiting | null> {
  const { read } = ctx.store
  const collectorIds = (await readableCollectors(read, ctx)).map(({ id }) => id)
  if (collectorIds.length === 0) return null
  const checked = worksFor(ctx, 'collector_checker')
  const [tasks] = await read.select({ n: count() }).from(moneyTasks).where(and(inArray(moneyTasks.collectorId, collectorIds), isNull(moneyTasks.closedAt)))
  const [batches] = checked.length === 0 ? [] : await read.select({ n: count() }).from(payoutBatches).where(and(inArray(payoutBatches.collectorId, checked), eq(payoutBatches.state, 'drafted'), ne(payoutBatches.madeBy, ctx.actor!.personId)))
  return { books: await booksState(read, collectorIds), tasks: tasks?.n ?? 0, toCheck: batches?.n ?? 0, staff: worksFor(ctx, 'collector_maker', 'collector_checker').length > 0 }
}
