import { inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { persons } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { worksFor } from '../collectors/collector-access.server.ts'
import { bookedPeriods, mayCloseFrom, periodsOf } from './periods.server.ts'
import { readTrialBalance, type TrialLine } from './read-books.server.ts'

export type ClosedMonth = { period: string; closedAt: Date | null; proposedByName: string; closedByName: string; hash: string }
export type MonthToClose = { period: string; state: string; proposedByName: string; rows: TrialLine[]; mayPropose: boolean; mayClose: boolean; /** Too early until then. */ from: Date | null }
export type Months = { next: MonthToClose | undefined; closed: ClosedMonth[] }

const MOST_SHOWN = 36

/** The month to be closed next, and what this actor may do about it; the closed ones, the newest first. Callers have checked whose books these are. */
export async function readMonths(ctx: Context, collectorId: string): Promise<Months> {
  const { read } = ctx.store
  const rows = await periodsOf(read, collectorId)
  const closed = rows.filter(({ state }) => state === 'closed')
  const period = (await bookedPeriods(read, collectorId)).find((booked) => !closed.some((month) => month.period === booked))
  const names = await namesOf(read, rows.flatMap(({ proposedBy, closedBy }) => [proposedBy, ...(closedBy ? [closedBy] : [])]))
  const name = (id: string | null) => (id && names.get(id)) || ''
  return {
    next: period === undefined ? undefined : await toClose(period),
    closed: closed.slice(0, MOST_SHOWN).map((month) => ({ period: month.period, closedAt: month.closedAt, proposedByName: name(month.proposedBy), closedByName: name(month.closedBy), hash: month.hash })),
  }

  async function toClose(month: string): Promise<MonthToClose> {
    const row = rows.find((one) => one.period === month)
    const proposed = row?.state === 'proposed'
    const over = ctx.now() >= mayCloseFrom(month)
    return {
      ...{ period: month, state: row?.state ?? 'open', proposedByName: proposed ? name(row.proposedBy) : '', rows: await readTrialBalance(read, collectorId, month) },
      mayPropose: over && worksFor(ctx, 'collector_maker').includes(collectorId),
      mayClose: over && proposed && row.proposedBy !== ctx.actor?.personId && worksFor(ctx, 'collector_checker').includes(collectorId),
      from: over ? null : mayCloseFrom(month),
    }
  }
}

/** Names of staff, by id. */
export async function namesOf(read: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read.select({ id: persons.id, fullName: persons.fullName }).from(persons).where(inArray(persons.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, fullName }) => [id, fullName]))
}
