import type { Reader } from '#db/client.server.ts'
import { stallBy, stallsOf, type StallRow } from './stalls.repo.server.ts'

export type { StallRow }

export const stallOfProducer = (read: Reader, producerId: string): Promise<StallRow | undefined> => stallBy(read, { producerId })
export const stallById = (read: Reader, id: string): Promise<StallRow | undefined> => stallBy(read, { id })
export const listStallsOf = (read: Reader, producerIds: readonly string[]): Promise<StallRow[]> => stallsOf(read, producerIds)
