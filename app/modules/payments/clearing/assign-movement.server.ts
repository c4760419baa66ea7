import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { bankTransactions } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { moveTransaction, transactionById } from '../bank/bank.repo.server.ts'
import { taskKeyOf } from '../bank/transfer-tasks.ts'
import { assertWorks } from '../collector-access.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import type { ClearingType } from './clearing-kinds.ts'
import { credit } from './credit.server.ts'

/**
 * By hand: an unexplained movement on the account is what this file announced, or the payment of this bill. The amounts are the same.
 * Throws not_found for somebody else's, conflict when either was decided before or the amounts differ.
 */
export async function assignMovement(ctx: Context, { type, id, transactionId }: { type: ClearingType; id: string; transactionId: string }): Promise<void> {
  await ctx.store.write(async (tx) => {
    const row = await transactionById(tx, transactionId)
    if (!row) throw notFound()
    assertWorks(ctx, row.collectorId)
    const moved = await moveTransaction(tx, row.id, 'task', { state: 'resolved', matchedType: type, matchedId: id })
    if (!moved || !(await credit(tx, ctx, type, { collectorId: row.collectorId, id, amount: row.amount, from: 'unmatched' }))) throw new DomainError('conflict', 'clearing.decided')
    await closeTask(tx, ctx, { key: taskKeyOf(row.id), resolution: type })
  })
}

export type Unexplained = { id: string; day: string; amount: number; description: string }
const MOST = 20

/** Movements of exactly this amount that nobody has explained, the newest first. The caller has checked whose books these are. */
export const unexplained = (read: Reader, { collectorId, amount }: { collectorId: string; amount: number }): Promise<Unexplained[]> =>
  read
    .select({ id: bankTransactions.id, day: bankTransactions.day, amount: bankTransactions.amount, description: bankTransactions.description })
    .from(bankTransactions)
    .where(and(eq(bankTransactions.collectorId, collectorId), eq(bankTransactions.state, 'task'), eq(bankTransactions.amount, amount)))
    .orderBy(desc(bankTransactions.day), desc(bankTransactions.id))
    .limit(MOST)
