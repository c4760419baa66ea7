import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { journalEntries, journalLines, ledgerBalances } from '#db/schema/payments.ts'
import { batches } from '#app/lib/batches.ts'

/** False: this fact is in the journal already. */
export const addEntry = async (tx: Writer, entry: typeof journalEntries.$inferInsert): Promise<boolean> =>
  (await tx.insert(journalEntries).values(entry).onConflictDoNothing({ target: journalEntries.key }).returning({ id: journalEntries.id })).length === 1

/** What is booked about one document, the same type as often as it was. */
export const typesBooked = async (read: Reader, sourceType: string, sourceId: string): Promise<string[]> =>
  (await read.select({ type: journalEntries.type }).from(journalEntries).where(and(eq(journalEntries.sourceType, sourceType), eq(journalEntries.sourceId, sourceId)))).map(({ type }) => type)

export const addLines = async (tx: Writer, lines: readonly (typeof journalLines.$inferInsert)[]): Promise<void> => {
  for (const batch of batches(lines)) await tx.insert(journalLines).values(batch)
}

/** One lock order for everybody: the rows come sorted. */
export const addToBalances = async (tx: Writer, rows: readonly (typeof ledgerBalances.$inferInsert)[]): Promise<void> => {
  const { collectorId, account, party, period, amount, debit, lines } = ledgerBalances
  const set = { amount: sql`${amount} + excluded.amount`, debit: sql`${debit} + excluded.debit`, lines: sql`${lines} + excluded.lines` }
  for (const batch of batches(rows)) await tx.insert(ledgerBalances).values(batch).onConflictDoUpdate({ target: [collectorId, account, party, period], set })
}

/** Debit positive; from the running totals. */
export const balanceOf = async (read: Reader, collectorId: string, account: string, party?: string): Promise<number> =>
  Number(
    (
      await read
        .select({ amount: sql<string | null>`sum(${ledgerBalances.amount})` })
        .from(ledgerBalances)
        .where(and(eq(ledgerBalances.collectorId, collectorId), eq(ledgerBalances.account, account), party === undefined ? undefined : eq(ledgerBalances.party, party)))
    )[0]?.amount ?? 0,
  )
