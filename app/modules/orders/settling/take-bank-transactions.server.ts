import type { Context } from '#app/lib/context.ts'
import { leaveToPerson } from '#app/modules/payments/bank/leave-to-person.server.ts'
import { matcherOf } from '#app/modules/payments/bank/matchers.server.ts'
import { matchTransaction } from '#app/modules/payments/bank/match-transaction.server.ts'
import { listNewTransactions, markMatched, type BankTransaction } from '#app/modules/payments/bank/new-transactions.server.ts'
import type { Why } from '#app/modules/payments/bank/transfer-tasks.ts'
import { settleTransfer, type TransferSettlement } from './settle-transfer.server.ts'

export type Taken = { matched: number; tasks: number; failures: unknown[] }

const AT_ONCE = 100
const MOST_IN_A_SWEEP = 2_000

/**
 * Looks at every movement that a statement or the feed brought and nobody has looked at: the exact VietQR payment is settled, what the account
 * waited for is booked, everything else becomes a person's task. Each in a write of its own and safe to repeat, so that an import of any length,
 * or a crash in its middle, is finished by the next call. Returns how many went where; one that fails stays to be looked at again and keeps nobody waiting.
 */
export async function takeBankTransactions(ctx: Context, { most = MOST_IN_A_SWEEP }: { most?: number } = {}): Promise<Taken> {
  const taken: Taken = { matched: 0, tasks: 0, failures: [] }
  let after = ''
  for (let looked = 0; looked < most; ) {
    const rows = await listNewTransactions(ctx.store.read, { after, most: Math.min(AT_ONCE, most - looked) })
    for (const row of rows) {
      try {
        taken[await takeOne(ctx, row)]++
      } catch (error) {
        taken.failures.push(error)
      }
    }
    if (rows.length === 0) break
    looked += rows.length
    after = rows.at(-1)!.id
  }
  return taken
}

/** Sweep: the same, until nothing is new; throws what failed when the rest is done. */
export async function sweepBankTransactions(ctx: Context): Promise<Taken> {
  const taken = await takeBankTransactions(ctx)
  if (taken.failures.length > 0) throw new AggregateError(taken.failures, `${taken.failures.length} bank transactions not looked at`)
  return taken
}

async function takeOne(ctx: Context, row: BankTransaction): Promise<'matched' | 'tasks'> {
  const match = await matchTransaction(ctx.store.read, row)
  if (match.kind === 'task') return leave(ctx, row, match.why)
  if (match.kind === 'other') return takeOther(ctx, row, match.candidate)
  const outcome = await settleTransfer(ctx, { attemptId: match.attemptId, bankTransactionId: row.id, amount: row.amount, by: row.source === 'feed' ? 'feed' : 'statement' })
  const why = whyOf[outcome]
  if (why) return leave(ctx, row, why)
  await ctx.store.write((tx) => markMatched(tx, row.id, { matchedType: 'attempt', matchedId: match.attemptId }))
  return 'matched'
}

/** Somebody paid or changed the attempt between the look and the write. */
const whyOf: Record<TransferSettlement, Why | undefined> = { settled: undefined, already: undefined, wrong_amount: 'wrongAmount', duplicate: 'duplicate', unknown: 'unknown' }

async function leave(ctx: Context, row: BankTransaction, why: Why): Promise<'tasks'> {
  await ctx.store.write((tx) => leaveToPerson(tx, ctx, row, why))
  return 'tasks'
}

async function takeOther(ctx: Context, row: BankTransaction, { type, id }: { type: Parameters<typeof matcherOf>[0]; id: string }): Promise<'matched' | 'tasks'> {
  const booked = await ctx.store.write(async (tx) => {
    if (!(await markMatched(tx, row.id, { matchedType: type, matchedId: id }))) return true
    if (await matcherOf(type).take(tx, ctx, id, row)) return true
    await leaveToPerson(tx, ctx, row, row.amount > 0 ? 'duplicate' : 'out', 'matched')
    return false
  })
  return booked ? 'matched' : 'tasks'
}
