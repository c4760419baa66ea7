import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { collectorMerchants } from '#db/schema/payments.ts'

export type MerchantRow = typeof collectorMerchants.$inferSelect

const living = (now: Date) => and(lte(collectorMerchants.validFrom, now), or(isNull(collectorMerchants.validTo), gt(collectorMerchants.validTo, now)))
const newestFirst = [desc(collectorMerchants.validFrom), desc(collectorMerchants.id)] as const

/** The merchant new payments of a collector go to; undefined: it has none of its own. */
export const currentMerchant = async (read: Reader, collectorId: string, now: Date): Promise<MerchantRow | undefined> =>
  (await read.select().from(collectorMerchants).where(and(eq(collectorMerchants.collectorId, collectorId), lte(collectorMerchants.validFrom, now), isNull(collectorMerchants.validTo))).orderBy(...newestFirst).limit(1))[0]

export const merchantById = async (read: Reader, id: string): Promise<MerchantRow | undefined> => (await read.select().from(collectorMerchants).where(eq(collectorMerchants.id, id)))[0]

/** The newest secret of a merchant, also of one that has ended: its refunds are asked for long after. */
export const newestOf = async (read: Reader, { collectorId, tmnCode }: { collectorId: string; tmnCode: string }): Promise<MerchantRow | undefined> =>
  (await read.select().from(collectorMerchants).where(and(eq(collectorMerchants.collectorId, collectorId), eq(collectorMerchants.tmnCode, tmnCode))).orderBy(...newestFirst).limit(1))[0]

const MOST_SECRETS = 100

/** Every secret a message of this merchant may be signed with today: of each collector that uses it one, and while it is replaced two. */
export const livingMerchants = (read: Reader, tmnCode: string, now: Date): Promise<MerchantRow[]> =>
  read.select().from(collectorMerchants).where(and(eq(collectorMerchants.tmnCode, tmnCode), living(now))).orderBy(...newestFirst).limit(MOST_SECRETS)

export const addMerchant = async (tx: Writer, row: typeof collectorMerchants.$inferInsert): Promise<void> => void (await tx.insert(collectorMerchants).values(row))

/** What the collector used before keeps its secrets until `at`. */
export const endMerchants = async (tx: Writer, collectorId: string, at: Date): Promise<void> =>
  void (await tx.update(collectorMerchants).set({ validTo: at }).where(and(eq(collectorMerchants.collectorId, collectorId), isNull(collectorMerchants.validTo))))
