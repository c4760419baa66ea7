import { and, asc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { journalEntries, journalLines, ledgerBalances } from '#db/schema/payments.ts'
import { producers } from '#db/schema/producers.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { isMonth } from '#app/lib/time.ts'
import { readableCollectors } from '../collectors/collector-access.server.ts'
import { accountOf } from './chart.ts'
import type { EntryType } from './entries.ts'
import { booksState, type BooksState } from './kept-checks.server.ts'
import { bookedPeriods } from './periods.server.ts'
import { periodAt } from './post-entry.server.ts'
import { trialBalances, type TrialRow } from './trial-balance.server.ts'

export type Choice = { id: string; name: string }
/** Whose books, and of which month: what every page of the ledger is about. */
export type Chosen = { collector: Choice; collectors: Choice[]; period: string; periods: string[]; books: BooksState }

/** The asked collector and month, or the first of each; throws not_found for a collector whose books are not the actor's to read. The newest month stands first. */
export async function chooseBooks(ctx: Context, asked: { collectorId?: string | undefined; period?: string | undefined }): Promise<Chosen> {
  const { read } = ctx.store
  const collectors = (await readableCollectors(read, ctx)).map(({ id, name }) => ({ id, name }))
  const collector = asked.collectorId ? collectors.find(({ id }) => id === asked.collectorId) : collectors[0]
  if (!collector) throw notFound()
  const now = periodAt(ctx.now())
  const periods = [...new Set([...(await bookedPeriods(read, collector.id)), now])].sort().reverse()
  const period = asked.period && isMonth(asked.period) ? asked.period : now
  return { collector, collectors, period, periods, books: await booksState(read, [collector.id]) }
}

/** đồng, debit positive: what stood before the month, its turnover, and what stands at its end. */
export type TrialLine = TrialRow & { opening: number }

/** Every account of a collector for one month ('2026-10'), in code order. Callers have checked whose books these are. */
export async function readTrialBalance(read: Reader, collectorId: string, period: string): Promise<TrialLine[]> {
  const rows = (await trialBalances(read, collectorId))(period)
  return rows.map((row) => ({ ...row, opening: row.balance - row.debit + row.credit }))
}

export type StatementLine = { entryId: string; at: Date; bookedAt: Date; type: EntryType; sourceType: string; reason: string; party: string; partyName: string; orderId: string; amount: number; balance: number }
export type Statement = { account: string; opening: number; debit: number; credit: number; lines: StatementLine[]; page: number; pages: number; parties: Choice[] }

const PAGE = 50
const MOST_PARTIES = 300

/** An account's month line by line with the balance after each, of one producer or of all; the oldest first. Callers have checked whose books these are. */
export async function accountStatement(read: Reader, { collectorId, account, party, period, page }: { collectorId: string; account: string; party: string; period: string; page: number }): Promise<Statement> {
  if (!accountOf(account)) throw notFound()
  const total = (more?: SQL) => and(eq(ledgerBalances.collectorId, collectorId), eq(ledgerBalances.account, account), party ? eq(ledgerBalances.party, party) : undefined, more)
  const sums = { amount: sql`coalesce(sum(${ledgerBalances.amount}), 0)`.mapWith(Number), debit: sql`coalesce(sum(${ledgerBalances.debit}), 0)`.mapWith(Number), lines: sql`coalesce(sum(${ledgerBalances.lines}), 0)`.mapWith(Number) }
  const [before] = await read.select(sums).from(ledgerBalances).where(total(lt(ledgerBalances.period, period)))
  const [month] = await read.select(sums).from(ledgerBalances).where(total(eq(ledgerBalances.period, period)))
  const order = sql`${journalEntries.bookedAt}, ${journalEntries.id}, ${journalLines.position}`
  const rows = await read
    .select({
      ...{ entryId: journalEntries.id, at: journalEntries.at, bookedAt: journalEntries.bookedAt, type: sql<EntryType>`${journalEntries.type}`, sourceType: journalEntries.sourceType, reason: journalEntries.reason },
      ...{ party: journalLines.party, partyName: producers.name, orderId: journalLines.orderId, amount: journalLines.amount, running: sql`sum(${journalLines.amount}) over (order by ${order})`.mapWith(Number) },
    })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .leftJoin(producers, eq(producers.id, journalLines.party))
    .where(and(eq(journalLines.collectorId, collectorId), eq(journalLines.account, account), eq(journalLines.period, period), party ? eq(journalLines.party, party) : undefined))
    .orderBy(order)
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  const opening = before!.amount
  const lines = rows.map(({ running, partyName, ...line }) => ({ ...line, partyName: partyName ?? '', balance: opening + running }))
  const { amount, debit } = month!
  return { account, opening, debit, credit: debit - amount, lines, page, pages: Math.max(1, Math.ceil(month!.lines / PAGE)), parties: await partiesOf(read, collectorId, account) }
}

/** Producers with a sub-account, by name; the first few hundred. */
async function partiesOf(read: Reader, collectorId: string, account: string): Promise<Choice[]> {
  return read
    .selectDistinct({ id: producers.id, name: producers.name })
    .from(ledgerBalances)
    .innerJoin(producers, eq(producers.id, ledgerBalances.party))
    .where(and(eq(ledgerBalances.collectorId, collectorId), eq(ledgerBalances.account, account)))
    .orderBy(asc(producers.name), asc(producers.id))
    .limit(MOST_PARTIES)
}

export type ShownEntry = {
  id: string
  collectorId: string
  type: EntryType
  sourceType: string
  at: Date
  bookedAt: Date
  period: string
  reason: string
  documentNo: string
  lines: { position: number; account: string; party: string; partyName: string; amount: number }[]
}

/** Every entry that touches an order, each with all its lines, so that both sides are seen; the oldest first. */
export async function entriesOfOrder(read: Reader, orderId: string): Promise<ShownEntry[]> {
  const ids = (await read.selectDistinct({ id: journalLines.entryId }).from(journalLines).where(eq(journalLines.orderId, orderId))).map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await read
    .select({ entry: journalEntries, line: journalLines, partyName: producers.name })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .leftJoin(producers, eq(producers.id, journalLines.party))
    .where(and(inArray(journalLines.entryId, ids), inArray(journalLines.orderId, [orderId, ''])))
    .orderBy(asc(journalEntries.bookedAt), asc(journalEntries.id), asc(journalLines.position))
  const shown = new Map<string, ShownEntry>()
  for (const { entry, line, partyName } of rows) {
    const { id, collectorId, type, sourceType, at, bookedAt, period, reason, documentNo } = entry
    const one = shown.get(id) ?? { id, collectorId, type: type as EntryType, sourceType, at, bookedAt, period, reason, documentNo, lines: [] }
    one.lines.push({ position: line.position, account: line.account, party: line.party, partyName: partyName ?? '', amount: line.amount })
    shown.set(id, one)
  }
  return [...shown.values()]
}
