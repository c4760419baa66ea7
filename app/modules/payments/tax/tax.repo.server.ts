import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { taxCounters, taxRules, taxWithholdings, withholdingModes } from '#db/schema/payments.ts'

export type Withholding = typeof taxWithholdings.$inferSelect
export type NewWithholding = typeof taxWithholdings.$inferInsert

/** Rules and settings that are in force on a day: a dozen rows. */
export const rulesOn = (read: Reader, day: string) =>
  read.select().from(taxRules).where(and(lte(taxRules.validFrom, day), or(isNull(taxRules.validTo), gte(taxRules.validTo, day)))).orderBy(asc(taxRules.id))
export const modesOn = (read: Reader, day: string) => read.select().from(withholdingModes).where(lte(withholdingModes.validFrom, day)).orderBy(asc(withholdingModes.id))

export async function replaceMode(tx: Writer, row: typeof withholdingModes.$inferInsert & { collectorId: string }): Promise<void> {
  await tx.delete(withholdingModes).where(and(eq(withholdingModes.collectorId, row.collectorId), eq(withholdingModes.validFrom, row.validFrom)))
  await tx.insert(withholdingModes).values(row)
}

export const organisationRules = async (read: Reader, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await read.select({ id: taxRules.id }).from(taxRules).where(and(inArray(taxRules.id, [...ids]), eq(taxRules.entityType, 'organisation')))).map(({ id }) => id))

export const addWithholdings = async (tx: Writer, rows: NewWithholding[]): Promise<void> => void (rows.length > 0 && (await tx.insert(taxWithholdings).values(rows)))

export const withholdingsOf = (read: Reader, orderId: string, productIds: readonly string[]): Promise<Withholding[]> =>
  read.select().from(taxWithholdings).where(and(eq(taxWithholdings.orderId, orderId), inArray(taxWithholdings.productId, [...productIds]))).orderBy(asc(taxWithholdings.id))

/** Adds to a running sum and returns it; its row is locked until the write ends. */
export async function addToCounter(tx: Writer, key: string, by: number): Promise<number> {
  const [row] = await tx
    .insert(taxCounters)
    .values({ key, value: by })
    .onConflictDoUpdate({ target: taxCounters.key, set: { value: sql`${taxCounters.value} + ${by}` } })
    .returning({ value: taxCounters.value })
  return row!.value
}
/** What a producer sold on the platform in a calendar year, by the releases of `period`'s year. */
export const turnoverKey = (producerId: string, period: string) => `turnover:${period.slice(0, 4)}:${producerId}`
