import { asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { collectors } from '#db/schema/stalls.ts'

export type Collector = Omit<typeof collectors.$inferSelect, 'settlement'> & { settlement: 'collect' | 'direct' }

export async function findCollector(read: Reader, id: string): Promise<Collector | undefined> {
  const [row] = await read.select().from(collectors).where(eq(collectors.id, id))
  return row as Collector | undefined
}

/** Those that serve several stalls; a household that is its own collector is not among them. */
export async function listCollectors(read: Reader): Promise<Collector[]> {
  return (await read.select().from(collectors).where(isNull(collectors.producerId)).orderBy(asc(collectors.name), asc(collectors.id))) as Collector[]
}

export async function findCollectors(read: Reader, ids: readonly string[]): Promise<Collector[]> {
  return (await read.select().from(collectors).where(inArray(collectors.id, [...ids])).orderBy(asc(collectors.name), asc(collectors.id))) as Collector[]
}
