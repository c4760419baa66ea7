import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { ledgerBalances, ledgerPeriods } from '#db/schema/payments.ts'
import { collectors } from '#db/schema/stalls.ts'
import { addMonths, DAY, plus, startOfDay } from '#app/lib/time.ts'

export type PeriodRow = typeof ledgerPeriods.$inferSelect

const nextPeriod = (period: string): string => addMonths(`${period}-01`, 1).slice(0, 7)
/** Facts are booked in the month of now; a day after its end nothing of the month is under way any more. */
export const mayCloseFrom = (period: string): Date => plus(startOfDay(`${nextPeriod(period)}-01`), DAY)

/** Step: whoever books by hand, proposes or closes a month holds the collector's row first, one after the other: a closed month covers every month before it, too. */
export async function lockPeriod(tx: Writer, { collectorId, period, by, at }: { collectorId: string; period: string; by: string; at: Date }): Promise<PeriodRow> {
  await tx.update(collectors).set({ name: collectors.name }).where(eq(collectors.id, collectorId))
  await tx.insert(ledgerPeriods).values({ collectorId, period, state: 'open', proposedBy: by, proposedAt: at, trialBalance: [], hash: '' }).onConflictDoNothing()
  const [row] = await tx.update(ledgerPeriods).set({ period }).where(and(eq(ledgerPeriods.collectorId, collectorId), eq(ledgerPeriods.period, period))).returning()
  return row!
}

/** The newest first. */
export const periodsOf = (read: Reader, collectorId: string): Promise<PeriodRow[]> =>
  read.select().from(ledgerPeriods).where(eq(ledgerPeriods.collectorId, collectorId)).orderBy(desc(ledgerPeriods.period))

/** Months with entries, the oldest first. */
export const bookedPeriods = async (read: Reader, collectorId: string): Promise<string[]> =>
  (await read.selectDistinct({ period: ledgerBalances.period }).from(ledgerBalances).where(eq(ledgerBalances.collectorId, collectorId)).orderBy(asc(ledgerBalances.period))).map(({ period }) => period)

/** The newest closed month; undefined before the first. */
export const lastClosed = async (read: Reader, collectorId: string): Promise<string | undefined> =>
  (await periodsOf(read, collectorId)).find(({ state }) => state === 'closed')?.period

/** Of the month closed before this one; '' for the first. */
export async function hashBefore(read: Reader, collectorId: string, period: string): Promise<string> {
  const [row] = await read
    .select({ hash: ledgerPeriods.hash })
    .from(ledgerPeriods)
    .where(and(eq(ledgerPeriods.collectorId, collectorId), eq(ledgerPeriods.state, 'closed'), lt(ledgerPeriods.period, period)))
    .orderBy(desc(ledgerPeriods.period))
    .limit(1)
  return row?.hash ?? ''
}
