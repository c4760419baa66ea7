import { and, eq, inArray, notExists, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankTransactions, refunds } from '#db/schema/payments.ts'
import { codesIn } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { OUT_MARK } from '../bank/out-mark.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { moveRefund } from './move-refund.server.ts'
import { lockRefund } from './refunds.repo.server.ts'

type Movement = { id: string; collectorId: string; amount: number; description: string; reference: string }

/** 'TL K7M4ABCD': what people write into the transfer, so that the statement names the refund. */
export const transferTextOf = (code: string): string => `${OUT_MARK} ${code}`

const MOST_CODES = 20
/** Refunds by transfer that a movement out of the account names by code, or whose maker wrote down its very reference and sum; each met by one movement only. */
async function find(read: Reader, { collectorId, amount, description, reference }: Movement) {
  if (amount >= 0) return []
  const codes = codesIn(description, OUT_MARK).slice(0, MOST_CODES)
  const written = and(sql`upper(${refunds.bankReference}) = ${reference.trim().toUpperCase()}`, eq(refunds.amount, -amount))
  const met = read.select({ id: bankTransactions.id }).from(bankTransactions).where(and(eq(bankTransactions.matchedType, 'refund'), eq(bankTransactions.matchedId, refunds.id)))
  const rows = await read
    .select({ id: refunds.id, amount: refunds.amount })
    .from(refunds)
    .where(and(codes.length > 0 ? or(inArray(refunds.code, codes), written) : written, eq(refunds.collectorId, collectorId), eq(refunds.channel, 'transfer'), notExists(met)))
    .limit(20)
  return rows.map((row) => ({ type: 'refund' as const, id: row.id, amount: -row.amount }))
}

/** Step: the bank says that the money has left; two people may have said so before, then nothing is booked again. */
async function take(tx: Writer, ctx: Context, id: string, _row: Movement): Promise<boolean> {
  const refund = await lockRefund(tx, id)
  if (!refund) return false
  if (refund.state === 'done') return true
  const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'bank', set: { doneAt: ctx.now() } })
  if (done) await bookRefundPaid(tx, ctx, done, 'bank')
  return done !== undefined
}

/** What the bank's statement may show of refunds. */
export const refundMatcher = { type: 'refund' as const, find, take }
