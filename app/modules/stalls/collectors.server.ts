import { eq, sql } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { collectors } from '#db/schema/stalls.ts'
import type { Collector } from './find-collector.server.ts'

/** Step. Callers have checked who sets up collectors. */
export const addCollector = async (tx: Writer, row: typeof collectors.$inferInsert): Promise<void> => void (await tx.insert(collectors).values(row))

/** Step: holds the collector's row until the write ends; what is told of its money at the same moment is judged one after the other. */
export const holdCollector = async (tx: Writer, id: string): Promise<void> => void (await tx.update(collectors).set({ importBy: sql`${collectors.importBy}` }).where(eq(collectors.id, id)))

/** Step: its name, and what two of its staff agreed on. */
export const changeCollector = async (tx: Writer, id: string, set: Partial<Pick<Collector, 'name' | 'importBy' | 'leastPayout' | 'firstPayoutCap'>>): Promise<void> =>
  void (await tx.update(collectors).set(set).where(eq(collectors.id, id)))
