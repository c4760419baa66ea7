import { inArray } from 'drizzle-orm'
import { producers } from '#db/schema/producers.ts'
import type { Context } from '#app/lib/context.ts'
import { worksFor } from '../collectors/collector-access.server.ts'
import { partyNames } from './find-party.server.ts'
import { listManual, type ManualEntry } from './manual-entry.server.ts'
import { namesOf } from './read-months.server.ts'

export type ShownManual = Pick<ManualEntry, 'id' | 'period' | 'state' | 'reason' | 'documentNo' | 'proposedAt' | 'decidedAt'> & {
  proposedByName: string
  decidedByName: string
  lines: { account: string; partyName: string; amount: number }[]
  mayDecide: boolean
}
export type ManualEntries = { entries: ShownManual[]; page: number; pages: number; mayPropose: boolean; partyNames: string[] }

/** Entries by hand of one collector, and what this actor may do about them. Callers have checked whose books these are. */
export async function readManual(ctx: Context, collectorId: string, page: number): Promise<ManualEntries> {
  const { read } = ctx.store
  const { rows, pages } = await listManual(read, [collectorId], page)
  const names = await namesOf(read, rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy ? [decidedBy] : [])]))
  const partyIds = rows.flatMap(({ lines }) => lines.flatMap(({ party }) => (party ? [party] : [])))
  const parties = new Map(partyIds.length === 0 ? [] : (await read.select({ id: producers.id, name: producers.name }).from(producers).where(inArray(producers.id, partyIds))).map(({ id, name }) => [id, name]))
  const checks = worksFor(ctx, 'collector_checker').includes(collectorId)
  const mayPropose = worksFor(ctx, 'collector_maker').includes(collectorId)
  return {
    ...{ page, pages, mayPropose, partyNames: mayPropose ? await partyNames(read, collectorId) : [] },
    entries: rows.map(({ id, period, state, reason, documentNo, proposedAt, decidedAt, proposedBy, decidedBy, lines }) => ({
      ...{ id, period, state, reason, documentNo, proposedAt, decidedAt, proposedByName: names.get(proposedBy) ?? '', decidedByName: (decidedBy && names.get(decidedBy)) || '' },
      lines: lines.map(({ account, party, amount }) => ({ account, partyName: parties.get(party) ?? '', amount })),
      mayDecide: checks && state === 'proposed' && proposedBy !== ctx.actor?.personId,
    })),
  }
}
