import type { Reader } from '#db/client.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { openStallBy, stallBy, stallsOf, type StallRow } from './stalls.repo.server.ts'

export type { StallRow }

export const stallOfProducer = (read: Reader, producerId: string): Promise<StallRow | undefined> => stallBy(read, { producerId })
export const stallById = (read: Reader, id: string): Promise<StallRow | undefined> => stallBy(read, { id })
export const listStallsOf = (read: Reader, producerIds: readonly string[]): Promise<StallRow[]> => stallsOf(read, producerIds)

/** A stall that has opened, selling or taking a break. Throws not_found for one that never has. */
export async function getOpenStall(read: Reader, slug: string): Promise<StallRow> {
  const stall = await openStallBy(read, slug)
  if (!stall) throw notFound('stalls.notFound')
  return stall
}
