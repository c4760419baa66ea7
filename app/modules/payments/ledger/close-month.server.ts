import { and, count, eq, lte } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { ledgerPeriods, manualEntries } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { isMonth } from '#app/lib/time.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { booksState } from './kept-checks.server.ts'
import { bookedPeriods, hashBefore, lockPeriod, mayCloseFrom, periodsOf } from './periods.server.ts'
import { hashOfMonth, trialBalanceOf, type TrialRow } from './trial-balance.server.ts'

type Month = { collectorId: string; period: string }

/**
 * The maker shows the trial balance of a month that is over. Throws conflict before the second day of the next month, while an earlier month is open,
 * while an entry made by hand waits in it or before it, and unless the books were checked since the month ended and agree.
 */
export async function proposeMonth(ctx: Context, month: Month): Promise<void> {
  assertWorks(ctx, month.collectorId, 'collector_maker')
  return ctx.store.write(async (tx) => {
    const { rows } = await closable(tx, ctx, month)
    await tx.update(ledgerPeriods).set({ state: 'proposed', proposedBy: ctx.actor!.personId, proposedAt: ctx.now(), trialBalance: rows }).where(whose(month))
    await appendEvent(tx, ctx, { type: 'month.proposed', subjectType: 'collector', subjectId: month.collectorId, producerId: null, payload: { period: month.period } })
  })
}

/**
 * The checker, another person, closes what the maker showed: nothing is booked into the month any more, and its hash covers it and every month before.
 * Throws conflict when the figures moved since, forbidden for the person who proposed.
 */
export async function closeMonth(ctx: Context, month: Month): Promise<{ hash: string }> {
  assertWorks(ctx, month.collectorId, 'collector_checker')
  return ctx.store.write(async (tx) => {
    const { row, rows } = await closable(tx, ctx, month)
    const by = ctx.actor!.personId
    if (row.state !== 'proposed') throw new DomainError('conflict', 'ledger.notProposed')
    if (row.proposedBy === by) throw new DomainError('forbidden', 'ledger.secondPerson')
    if (JSON.stringify(row.trialBalance.map(values)) !== JSON.stringify(rows.map(values))) throw new DomainError('conflict', 'ledger.monthMoved')
    const hash = hashOfMonth({ ...month, previousHash: await hashBefore(tx, month.collectorId, month.period), rows })
    await tx.update(ledgerPeriods).set({ state: 'closed', closedBy: by, closedAt: ctx.now(), hash }).where(whose(month))
    await appendEvent(tx, ctx, { type: 'month.closed', subjectType: 'collector', subjectId: month.collectorId, producerId: null, payload: { period: month.period, hash } })
    return { hash }
  })
}

const values = ({ account, debit, credit, balance }: TrialRow) => [account, debit, credit, balance]
const whose = ({ collectorId, period }: Month) => and(eq(ledgerPeriods.collectorId, collectorId), eq(ledgerPeriods.period, period))

async function closable(tx: Writer, ctx: Context, { collectorId, period }: Month) {
  if (!isMonth(period) || ctx.now() < mayCloseFrom(period)) throw new DomainError('conflict', 'ledger.monthNotOver')
  const row = await lockPeriod(tx, { collectorId, period, by: ctx.actor!.personId, at: ctx.now() })
  if (row.state === 'closed') throw new DomainError('conflict', 'ledger.monthClosed')
  const closed = (await periodsOf(tx, collectorId)).filter(({ state }) => state === 'closed').map((one) => one.period)
  if ((await bookedPeriods(tx, collectorId)).some((earlier) => earlier < period && !closed.includes(earlier))) throw new DomainError('conflict', 'ledger.earlierOpen')
  const waiting = and(eq(manualEntries.collectorId, collectorId), lte(manualEntries.period, period), eq(manualEntries.state, 'proposed'))
  if ((await tx.select({ n: count() }).from(manualEntries).where(waiting))[0]!.n > 0) throw new DomainError('conflict', 'ledger.manualWaits')
  const books = await booksState(tx, [collectorId])
  if (books.kind !== 'agrees' || books.at < mayCloseFrom(period)) throw new DomainError('conflict', 'ledger.checkFirst')
  return { row, rows: await trialBalanceOf(tx, collectorId, period) }
}
