import { and, eq, inArray, notExists } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankTransactions, refunds } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { moveRefund } from './move-refund.server.ts'
import { refundById } from './refunds.repo.server.ts'

type Movement = { id: string; collectorId: string; amount: number; description: string }

/** 'TL K7M4ABCD': what people write into the transfer, so that the statement names the refund. */
export const transferTextOf = (code: string): string => `TL ${code}`

export const refundCodesIn = (description: string): string[] => [...new Set([...description.toUpperCase().matchAll(/\bTL[ .:-]?([2-9A-HJ-NP-Z]{8})\b/g)].map(([, code]) => code!))].slice(0, 20)

/** Refunds by transfer that a movement out of the account names by code, each met by one movement only. */
async function find(read: Reader, { collectorId, amount, description }: Movement) {
  const codes = amount < 0 ? refundCodesIn(description) : []
  if (codes.length === 0) return []
  const met = read.select({ id: bankTransactions.id }).from(bankTransactions).where(and(eq(bankTransactions.matchedType, 'refund'), eq(bankTransactions.matchedId, refunds.id)))
  const rows = await read
    .select({ id: refunds.id, amount: refunds.amount })
    .from(refunds)
    .where(and(inArray(refunds.code, codes), eq(refunds.collectorId, collectorId), eq(refunds.channel, 'transfer'), notExists(met)))
  return rows.map((row) => ({ type: 'refund' as const, id: row.id, amount: -row.amount }))
}

/** Step: the bank says that the money has left; two people may have said so before, then nothing is booked again. */
async function take(tx: Writer, ctx: Context, id: string, _row: Movement): Promise<boolean> {
  const refund = await refundById(tx, id)
  if (!refund) return false
  if (refund.state === 'done') return true
  const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'bank', set: { doneAt: ctx.now() } })
  if (done) await bookRefundPaid(tx, ctx, done, 'bank')
  return done !== undefined
}

/** What the bank's statement may show of refunds. */
export const refundMatcher = { type: 'refund' as const, find, take }
