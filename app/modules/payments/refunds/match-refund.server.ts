import { and, count, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankTransactions, refunds } from '#db/schema/payments.ts'
import { codesIn } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { OUT_MARK } from '../bank/out-mark.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { moveRefund } from './move-refund.server.ts'
import { takeBack } from './refund-back.server.ts'
import { lockRefund, type RefundRow } from './refunds.repo.server.ts'

type Movement = { id: string; collectorId: string; amount: number; description: string; reference: string }

/** 'TL K7M4ABCD': what people write into the transfer, so that the statement names the refund. */
export const transferTextOf = (code: string): string => `${OUT_MARK} ${code}`

const MOST_CODES = 20
/** Movements told to be this refund's money leaving the account. */
const leftBy = sql`(select count(*) from ${bankTransactions} where ${bankTransactions.matchedType} = 'refund' and ${bankTransactions.matchedId} = ${refunds.id} and ${bankTransactions.amount} < 0)`

/**
 * Refunds by transfer that a movement names by code. Out also those whose maker wrote down its very reference and sum; each is met by one movement for every time it was sent.
 * In only what has left: the bank sends it back.
 */
async function find(read: Reader, { collectorId, amount, description, reference }: Movement) {
  const codes = codesIn(description, OUT_MARK).slice(0, MOST_CODES)
  const named = codes.length > 0 ? inArray(refunds.code, codes) : undefined
  if (amount > 0 && !named) return []
  const written = and(sql`upper(${refunds.bankReference}) = ${reference.trim().toUpperCase()}`, eq(refunds.amount, -amount))
  const expected = amount > 0 ? and(named, inArray(refunds.state, ['transfer_proposed', 'done'])) : and(or(named, written), sql`${leftBy} <= ${refunds.sentBack}`)
  const rows = await read
    .select({ id: refunds.id, amount: refunds.amount })
    .from(refunds)
    .where(and(expected, eq(refunds.collectorId, collectorId), eq(refunds.channel, 'transfer')))
    .limit(20)
  return rows.map((row) => ({ type: 'refund' as const, id: row.id, amount: amount > 0 ? row.amount : -row.amount }))
}

/** Step: the bank says that the money has left, or has come back. */
async function take(tx: Writer, ctx: Context, id: string, movement: Movement): Promise<boolean> {
  const refund = await lockRefund(tx, id)
  if (!refund) return false
  if (movement.amount > 0) return cameBack(tx, ctx, refund)
  const before = await leftBefore(tx, id, movement.id)
  // of an earlier round: the money has come back since, and was booked as gone before it did
  if (before !== refund.sentBack) return before < refund.sentBack
  return refund.state === 'done' || (await hasLeft(tx, ctx, refund, refund.proposedAt ? {} : { bankReference: movement.reference })) !== undefined
}

/** Two people may have said so before, then nothing is booked again. */
async function hasLeft(tx: Writer, ctx: Context, refund: RefundRow, set: Partial<RefundRow> = {}): Promise<RefundRow | undefined> {
  const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'bank', set: { ...set, doneAt: ctx.now() } })
  if (done) await bookRefundPaid(tx, ctx, done, 'bank')
  return done
}

/** Files may begin with the newest, and what came back had left, whoever has not looked yet. */
async function cameBack(tx: Writer, ctx: Context, refund: RefundRow): Promise<boolean> {
  const done = refund.state === 'transfer_proposed' ? await hasLeft(tx, ctx, refund) : refund
  return done !== undefined && takeBack(tx, ctx, done, { from: 'bank' })
}

async function leftBefore(tx: Writer, id: string, movementId: string): Promise<number> {
  const earlier = and(eq(bankTransactions.matchedType, 'refund'), eq(bankTransactions.matchedId, id), lt(bankTransactions.amount, 0), ne(bankTransactions.id, movementId))
  return (await tx.select({ n: count() }).from(bankTransactions).where(earlier))[0]!.n
}

/** What the bank's statement may show of refunds. */
export const refundMatcher = { type: 'refund' as const, find, take }
