import { and, asc, eq, or } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'
import { DomainError } from '#app/lib/errors.ts'
import { fold } from '#app/lib/fold.ts'

/** The producer of this collector by the name on screen or the address of the stall. Throws invalid for none, and for several of one name. */
export async function findParty(read: Reader, collectorId: string, typed: string, field = 'lines'): Promise<string> {
  if (typed === '') return ''
  const named = or(eq(producers.name, typed), eq(producers.searchText, fold(typed)), eq(stalls.slug, typed))
  const found = await read.select({ id: producers.id }).from(stalls).innerJoin(producers, eq(producers.id, stalls.producerId)).where(and(eq(stalls.collectorId, collectorId), named)).orderBy(asc(producers.id)).limit(2)
  if (found.length !== 1) throw new DomainError('invalid', found.length === 0 ? 'ledger.partyUnknown' : 'ledger.partySeveral', { field })
  return found[0]!.id
}

const MOST_OFFERED = 300

/** Names to choose from while typing. */
export const partyNames = async (read: Reader, collectorId: string): Promise<string[]> =>
  (await read.select({ name: producers.name }).from(stalls).innerJoin(producers, eq(producers.id, stalls.producerId)).where(eq(stalls.collectorId, collectorId)).orderBy(asc(producers.name), asc(producers.id)).limit(MOST_OFFERED)).map(({ name }) => name)
