import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { bankTransactions } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { showDong, sumDong } from '#app/lib/money.ts'
import { moveTransaction, transactionById } from '../bank/bank.repo.server.ts'
import { taskKeyOf } from '../bank/transfer-tasks.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import { showFileRef, type ClearingFileRef } from './clearing-kinds.ts'
import { credit, expectedOf, type Movement } from './credit.server.ts'

type Assign = ClearingFileRef & { /** Files that came in one sum with it: VNPay's of Friday to Sunday, or the bill a carrier kept back from the cash. */ along?: readonly ClearingFileRef[]; transactionId: string }

/**
 * By hand: an unexplained movement on the account is what this file announced, alone or with others of whoever pays it: a carrier's bills count against its lists of cash.
 * The amounts add up exactly; the movement names the first. Throws not_found for somebody else's, conflict when one was decided before, is of another payer, or the sum is another.
 */
export async function assignMovement(ctx: Context, { type, id, along = [], transactionId }: Assign): Promise<void> {
  const refs = [...new Map([{ type, id }, ...along].map((ref) => [showFileRef(ref), ref])).values()]
  await ctx.store.write(async (tx) => {
    const row = await transactionById(tx, transactionId)
    if (!row) throw notFound()
    const { collectorId } = row
    assertWorks(ctx, collectorId)
    const files = await Promise.all(refs.map(async (ref) => ({ ...ref, ...ours(await expectedOf(tx, ref.type, ref.id), collectorId) })))
    if (files.some(({ payer }) => payer !== files[0]!.payer)) throw new DomainError('conflict', 'clearing.anotherPayer')
    const sum = sumDong(files.map(({ amount }) => amount))
    if (sum !== row.amount) throw new DomainError('conflict', 'clearing.sumIsAnother', { sum: showDong(sum), amount: showDong(row.amount) })
    if (!(await moveTransaction(tx, row.id, 'task', { state: 'resolved', matchedType: type, matchedId: id }))) throw decided()
    for (const file of files) if (!(await credit(tx, ctx, file.type, { collectorId, id: file.id, amount: file.amount, from: 'unmatched' }))) throw decided()
    await closeTask(tx, ctx, { key: taskKeyOf(row.id), resolution: type })
  })
}

function ours(file: Awaited<ReturnType<typeof expectedOf>>, collectorId: string) {
  if (file?.collectorId !== collectorId) throw notFound()
  return file
}

const decided = () => new DomainError('conflict', 'clearing.decided')

export type Unexplained = { id: string; day: string; amount: number; description: string }
const MOST = 20
const sizes = { exact: eq, larger: gt, another: ne }

/** Movements that nobody has explained: of exactly this amount, of a larger one as several files of a kind make it, or of any other, as lists and bills together do; the newest first. The caller has checked whose books these are. */
export const unexplained = (read: Reader, { collectorId, amount, size = 'exact' }: Pick<Movement, 'collectorId' | 'amount'> & { size?: keyof typeof sizes }): Promise<Unexplained[]> =>
  read
    .select({ id: bankTransactions.id, day: bankTransactions.day, amount: bankTransactions.amount, description: bankTransactions.description })
    .from(bankTransactions)
    .where(and(eq(bankTransactions.collectorId, collectorId), eq(bankTransactions.state, 'task'), isNull(bankTransactions.matchedId), sizes[size](bankTransactions.amount, amount)))
    .orderBy(desc(bankTransactions.day), desc(bankTransactions.id))
    .limit(MOST)
