import { and, asc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { orderLines, orders } from '#db/schema/orders.ts'
import { journalEntries, journalLines, ledgerBalances, payouts, taxRules, taxWithholdings } from '#db/schema/payments.ts'
import { stalls } from '#db/schema/stalls.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'

const BALANCE = chart.producerBalance.code

/** Whoever holds or held money of this producer. */
export async function collectorsOfProducer(read: Reader, producerId: string): Promise<string[]> {
  const [stall] = await read.select({ collectorId: stalls.collectorId }).from(stalls).where(eq(stalls.producerId, producerId))
  const before = await read.selectDistinct({ collectorId: taxWithholdings.collectorId }).from(taxWithholdings).where(eq(taxWithholdings.producerId, producerId))
  return [...new Set([...(stall ? [stall.collectorId] : []), ...before.map(({ collectorId }) => collectorId)])]
}

export type Scope = { producerId: string; collectorIds: readonly string[]; month: string }

/** Every line of the month's entries that touch the producer's balance. */
export const linesOfMonth = (read: Reader, { producerId, collectorIds, month }: Scope) =>
  read
    .select({ entryId: journalEntries.id, type: journalEntries.type, sourceId: journalEntries.sourceId, bookedAt: journalEntries.bookedAt, reason: journalEntries.reason, account: journalLines.account, party: journalLines.party, orderId: journalLines.orderId, amount: journalLines.amount })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(
      and(
        inArray(journalLines.collectorId, [...collectorIds]),
        eq(journalLines.period, month),
        inArray(
          journalLines.entryId,
          read
            .select({ id: journalLines.entryId })
            .from(journalLines)
            .where(and(inArray(journalLines.collectorId, [...collectorIds]), eq(journalLines.account, BALANCE), eq(journalLines.party, producerId), eq(journalLines.period, month))),
        ),
      ),
    )
    .orderBy(asc(journalEntries.bookedAt), asc(journalEntries.id), asc(journalLines.position))

/** Credit positive, from the running totals; `before` the month or at its end. */
export async function balanceAt(read: Reader, { producerId, collectorIds, month }: Scope, account: string, when: 'before' | 'end'): Promise<number> {
  const [row] = await read
    .select({ amount: sql<string | null>`sum(${ledgerBalances.amount})` })
    .from(ledgerBalances)
    .where(
      and(
        inArray(ledgerBalances.collectorId, [...collectorIds]),
        eq(ledgerBalances.account, account),
        eq(ledgerBalances.party, producerId),
        when === 'before' ? lt(ledgerBalances.period, month) : lte(ledgerBalances.period, month),
      ),
    )
  return 0 - Number(row?.amount ?? 0)
}

export const soldLines = (read: Reader, producerId: string, orderIds: readonly string[]) =>
  read
    .select({ orderId: orders.id, code: orders.code, productId: orderLines.productId, name: orderLines.name, unitLabel: orderLines.unitLabel, quantity: orderLines.quantity, amount: orderLines.amount, commissionBp: orderLines.commissionBp, makerId: orderLines.makerId, makerName: orderLines.makerName })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(inArray(orderLines.orderId, [...orderIds]), eq(orders.producerId, producerId)))
    .orderBy(asc(orderLines.orderId), asc(orderLines.productId))

/** Up to the end of the month, with the law each was reckoned by. */
export const taxRowsOf = (read: Reader, { producerId, collectorIds, month }: Scope, orderIds: readonly string[]) =>
  read
    .select({ row: taxWithholdings, legalBasis: taxRules.legalBasis, treatment: orderLines.taxTreatment })
    .from(taxWithholdings)
    .innerJoin(orderLines, and(eq(orderLines.orderId, taxWithholdings.orderId), eq(orderLines.productId, taxWithholdings.productId)))
    .leftJoin(taxRules, eq(taxRules.id, taxWithholdings.ruleId))
    .where(and(eq(taxWithholdings.producerId, producerId), inArray(taxWithholdings.collectorId, [...collectorIds]), inArray(taxWithholdings.orderId, [...orderIds]), lte(taxWithholdings.period, month)))
    .orderBy(asc(taxWithholdings.at), asc(taxWithholdings.id))

export const payoutsSince = (read: Reader, { producerId, collectorIds }: Pick<Scope, 'producerId' | 'collectorIds'>, since: Date) =>
  read
    .select({ id: payouts.id, code: payouts.code, amount: payouts.amount, state: payouts.state, sentAt: payouts.sentAt, paidAt: payouts.paidAt })
    .from(payouts)
    .where(and(eq(payouts.producerId, producerId), inArray(payouts.collectorId, [...collectorIds]), inArray(payouts.state, ['sent', 'paid']), gte(payouts.sentAt, since)))
    .orderBy(asc(payouts.sentAt), asc(payouts.id))

export const payoutCodes = async (read: Reader, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await read.select({ id: payouts.id, code: payouts.code }).from(payouts).where(inArray(payouts.id, [...ids]))).map(({ id, code }) => [id, code]))

/** Months with anything on the balance, newest first. */
export const monthsOf = async (read: Reader, { producerId, collectorIds }: Pick<Scope, 'producerId' | 'collectorIds'>, most: number): Promise<string[]> =>
  (
    await read
      .selectDistinct({ period: ledgerBalances.period })
      .from(ledgerBalances)
      .where(and(inArray(ledgerBalances.collectorId, [...collectorIds]), eq(ledgerBalances.account, BALANCE), eq(ledgerBalances.party, producerId)))
      .orderBy(sql`${ledgerBalances.period} desc`)
      .limit(most)
  ).map(({ period }) => period)
