import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { bankTransactions } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { showDong, sumDong } from '#app/lib/money.ts'
import { moveTransaction, transactionById } from '../bank/bank.repo.server.ts'
import { taskKeyOf } from '../bank/transfer-tasks.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import type { ClearingType } from './clearing-kinds.ts'
import { credit, expectedOf, type Movement } from './credit.server.ts'

type Assign = { type: ClearingType; id: string; /** Files that came in one sum with it: VNPay's of Friday to Sunday. */ along?: readonly string[]; transactionId: string }

/**
 * By hand: an unexplained movement on the account is what this file announced, alone or with others of its kind, or the payment of these bills. The amounts add up exactly;
 * the movement names the first. Throws not_found for somebody else's, conflict when one was decided before or the sum is another.
 */
export async function assignMovement(ctx: Context, { type, id, along = [], transactionId }: Assign): Promise<void> {
  const ids = [...new Set([id, ...along])]
  await ctx.store.write(async (tx) => {
    const row = await transactionById(tx, transactionId)
    if (!row) throw notFound()
    const { collectorId } = row
    assertWorks(ctx, collectorId)
    const amounts = await Promise.all(ids.map(async (one) => amountOf(await expectedOf(tx, type, one), collectorId)))
    if (sumDong(amounts) !== row.amount) throw new DomainError('conflict', 'clearing.sumIsAnother', { sum: showDong(Math.abs(sumDong(amounts))), amount: showDong(Math.abs(row.amount)) })
    if (!(await moveTransaction(tx, row.id, 'task', { state: 'resolved', matchedType: type, matchedId: id }))) throw decided()
    for (const [at, one] of ids.entries()) if (!(await credit(tx, ctx, type, { collectorId, id: one, amount: amounts[at]!, from: 'unmatched' }))) throw decided()
    await closeTask(tx, ctx, { key: taskKeyOf(row.id), resolution: type })
  })
}

function amountOf(file: Awaited<ReturnType<typeof expectedOf>>, collectorId: string): number {
  if (file?.collectorId !== collectorId) throw notFound()
  return file.amount
}

const decided = () => new DomainError('conflict', 'clearing.decided')

export type Unexplained = { id: string; day: string; amount: number; description: string }
const MOST = 20

/** Movements that nobody has explained, of exactly this amount or, `larger`, of what may be several files of it at once; the newest first. The caller has checked whose books these are. */
export const unexplained = (read: Reader, { collectorId, amount, larger = false }: Pick<Movement, 'collectorId' | 'amount'> & { larger?: boolean }): Promise<Unexplained[]> =>
  read
    .select({ id: bankTransactions.id, day: bankTransactions.day, amount: bankTransactions.amount, description: bankTransactions.description })
    .from(bankTransactions)
    .where(and(eq(bankTransactions.collectorId, collectorId), eq(bankTransactions.state, 'task'), isNull(bankTransactions.matchedId), (larger ? (amount < 0 ? lt : gt) : eq)(bankTransactions.amount, amount)))
    .orderBy(desc(bankTransactions.day), desc(bankTransactions.id))
    .limit(MOST)
