import { and, count, desc, gt, gte, inArray } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { journalEntries, ledgerChecks } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import type { Books, Finding } from './findings.ts'
import { periodAt } from './post-entry.server.ts'

type Row = typeof ledgerChecks.$inferSelect
export type KeptCheck = Omit<Row, 'findings'> & { findings: Finding[] }

/** Step: what a check found, for the first line of the money pages and for the auditor. */
export async function keepCheck(tx: Writer, ctx: Context, { entries, findings, counts, checkedAt, tookMs }: Books & { checkedAt: Date; tookMs: number }): Promise<void> {
  await tx.insert(ledgerChecks).values({ id: ctx.newId(), checkedAt, tookMs: Math.ceil(tookMs), entries, counts, findings })
}

export async function lastCheck(read: Reader): Promise<KeptCheck | undefined> {
  const [row] = await read.select().from(ledgerChecks).orderBy(desc(ledgerChecks.checkedAt), desc(ledgerChecks.id)).limit(1)
  return row as KeptCheck | undefined
}

/** Who reads the books of these collectors sees their findings, and those that no collector can be named for. */
export const ofCollectors = (check: KeptCheck, collectorIds: readonly string[]): Finding[] => check.findings.filter(({ collectorId }) => collectorId === '' || collectorIds.includes(collectorId))

/** agrees: nothing was found up to `at`; `since`: entries booked after it, which nobody has checked yet. */
export type BooksState = { kind: 'unchecked' } | { kind: 'agrees' | 'differs'; at: Date; count: number; since: number }

/** The first line of every money page, from the last check that was kept: cheap, and no truer than that check. */
export async function booksState(read: Reader, collectorIds: readonly string[]): Promise<BooksState> {
  const last = await lastCheck(read)
  if (!last) return { kind: 'unchecked' }
  const found = ['', ...collectorIds].reduce((sum, id) => sum + (last.counts[id] ?? 0), 0)
  const later = and(inArray(journalEntries.collectorId, [...collectorIds]), gte(journalEntries.period, periodAt(last.checkedAt)), gt(journalEntries.bookedAt, last.checkedAt))
  const since = collectorIds.length === 0 ? 0 : (await read.select({ entries: count() }).from(journalEntries).where(later))[0]!.entries
  return { kind: found === 0 ? 'agrees' : 'differs', at: last.checkedAt, count: found, since }
}
