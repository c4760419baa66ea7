import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { collectors, stalls } from '#db/schema/stalls.ts'
import type { StallState } from './stall.ts'

export type StallRow = Omit<typeof stalls.$inferSelect, 'state'> & { state: StallState }

export const insertStall = (tx: Writer, row: typeof stalls.$inferInsert) => tx.insert(stalls).values(row)

export async function stallBy(read: Reader, key: { id: string } | { producerId: string } | { slug: string }): Promise<StallRow | undefined> {
  const where = 'id' in key ? eq(stalls.id, key.id) : 'slug' in key ? eq(stalls.slug, key.slug) : eq(stalls.producerId, key.producerId)
  const [row] = await read.select().from(stalls).where(where)
  return row as StallRow | undefined
}

export const stallsOf = async (read: Reader, producerIds: readonly string[]): Promise<StallRow[]> =>
  producerIds.length === 0 ? [] : ((await read.select().from(stalls).where(inArray(stalls.producerId, [...producerIds]))) as StallRow[])

const bumped = { version: sql`${stalls.version} + 1` }

export const updateStall = (tx: Writer, id: string, change: Partial<Pick<StallRow, 'name' | 'slug' | 'story' | 'pickupAddress' | 'rulesAcceptedAt'>>) =>
  tx.update(stalls).set({ ...change, ...bumped }).where(eq(stalls.id, id))

/** Compare-and-set: false means the stall was in another state. */
export async function moveState(tx: Writer, id: string, from: StallState, to: StallState, change: { openedAt?: Date } = {}): Promise<boolean> {
  const moved = await tx.update(stalls).set({ state: to, ...change, ...bumped }).where(and(eq(stalls.id, id), eq(stalls.state, from))).returning({ id: stalls.id })
  return moved.length === 1
}

/** false: an officer has seen them already. */
export async function markVerified(tx: Writer, id: string, by: string, at: Date): Promise<boolean> {
  const marked = await tx.update(stalls).set({ verifiedBy: by, verifiedAt: at }).where(and(eq(stalls.id, id), isNull(stalls.verifiedAt))).returning({ id: stalls.id })
  return marked.length === 1
}

/** false: it may be paid already. */
export async function markPayableAt(tx: Writer, id: string, at: Date): Promise<boolean> {
  const marked = await tx.update(stalls).set({ payableAt: at }).where(and(eq(stalls.id, id), isNull(stalls.payableAt))).returning({ id: stalls.id })
  return marked.length === 1
}

export async function nearestCollector(read: Reader, unitPath: string): Promise<string | undefined> {
  const covering = ['', ...unitPath.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))]
  const [row] = await read.select({ id: collectors.id }).from(collectors).where(and(inArray(collectors.unitPath, covering), isNull(collectors.producerId))).orderBy(desc(collectors.unitPath), collectors.id).limit(1)
  return row?.id
}

export const addFirstCollector = (tx: Writer, row: typeof collectors.$inferInsert) => tx.insert(collectors).values(row).onConflictDoNothing()
