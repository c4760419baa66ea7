import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { paymentAttempts } from '#db/schema/payments.ts'
import { transferCodesIn } from '../vietqr/transfer-code.server.ts'
import { knownBy, type BankTransaction } from './bank.repo.server.ts'
import { likenessOf } from './keep-movements.server.ts'
import { matchers, type Candidate } from './matchers.server.ts'
import { earlierReferences } from './same-movement.ts'
import type { Why } from './transfer-tasks.ts'

/** attempt: exactly one VietQR payment bears this code and this amount. other: something of ours the account was waiting for. task: a person decides. */
export type Match = { kind: 'attempt'; attemptId: string } | { kind: 'other'; candidate: Candidate } | { kind: 'task'; why: Why; attemptId?: string }

/**
 * What a movement on the account is. Nothing is guessed: an attempt needs its whole code and its exact amount; announced money and our own
 * payments out need their code or number, VNPay's money the gateway's name, and the exact amount; two possibilities are none.
 */
export async function matchTransaction(read: Reader, row: BankTransaction): Promise<Match> {
  if (await perhapsToldBefore(read, row)) return { kind: 'task', why: 'repeated' }
  const codes = row.amount > 0 ? transferCodesIn(row.description) : []
  if (codes.length > 0) return matchAttempts(read, row, codes)
  const candidates = (await Promise.all(matchers.map((matcher) => matcher.find(read, row)))).flat()
  const exact = candidates.filter(({ amount }) => amount === row.amount)
  if (exact.length === 1) return { kind: 'other', candidate: exact[0]! }
  if (exact.length > 1) return { kind: 'task', why: 'ambiguous' }
  if (candidates.length > 0) return { kind: 'task', why: 'wrongAmount' }
  return { kind: 'task', why: row.amount > 0 ? 'unknown' : 'out' }
}

/** A reference that came again: was the earlier movement told once more? */
async function perhapsToldBefore(read: Reader, row: BankTransaction): Promise<boolean> {
  const earlier = earlierReferences(row.reference)
  if (!earlier) return false
  return (await knownBy(read, row.accountId, earlier)).some((known) => known.amount === row.amount && likenessOf(known, row) !== 'another')
}

async function matchAttempts(read: Reader, row: BankTransaction, codes: readonly string[]): Promise<Match> {
  const attempts = await read
    .select({ id: paymentAttempts.id, amount: paymentAttempts.amount, state: paymentAttempts.state, paidBy: paymentAttempts.transactionNo })
    .from(paymentAttempts)
    .where(and(inArray(paymentAttempts.txnRef, [...codes].slice(0, 20)), eq(paymentAttempts.collectorId, row.collectorId), eq(paymentAttempts.method, 'vietqr')))
  const [attempt] = attempts
  if (!attempt) return { kind: 'task', why: 'unknown' }
  if (attempts.length > 1) return { kind: 'task', why: 'ambiguous' }
  if (attempt.state === 'paid' && attempt.paidBy !== row.id) return { kind: 'task', why: 'duplicate', attemptId: attempt.id }
  if (attempt.amount !== row.amount) return { kind: 'task', why: 'wrongAmount', attemptId: attempt.id }
  return { kind: 'attempt', attemptId: attempt.id }
}
