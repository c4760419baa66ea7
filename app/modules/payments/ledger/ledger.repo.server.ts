import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { journalEntries, journalLines, ledgerBalances } from '#db/schema/payments.ts'

/** False: this fact is in the journal already. */
export const addEntry = async (tx: Writer, entry: typeof journalEntries.$inferInsert): Promise<boolean> =>
  (await tx.insert(journalEntries).values(entry).onConflictDoNothing({ target: journalEntries.key }).returning({ id: journalEntries.id })).length === 1

export const addLines = async (tx: Writer, lines: (typeof journalLines.$inferInsert)[]): Promise<void> => void (await tx.insert(journalLines).values(lines))

/** One lock order for everybody: the rows come sorted. */
export const addToBalances = async (tx: Writer, rows: (typeof ledgerBalances.$inferInsert)[]): Promise<void> =>
  void (await tx
    .insert(ledgerBalances)
    .values(rows)
    .onConflictDoUpdate({
      target: [ledgerBalances.collectorId, ledgerBalances.account, ledgerBalances.party, ledgerBalances.period],
      set: { amount: sql`${ledgerBalances.amount} + excluded.amount`, debit: sql`${ledgerBalances.debit} + excluded.debit`, lines: sql`${ledgerBalances.lines} + excluded.lines` },
    }))

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
