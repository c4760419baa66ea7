import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { collectorAccounts, collectorMerchants } from '#db/schema/payments.ts'

/** How money reaches a collector. shown: the account's last digits, or the merchant's code. */
export type Way = { id: string; kind: 'account' | 'merchant'; collectorId: string; shown: string; since: Date }

export async function findWay(read: Reader, id: string): Promise<Way | undefined> {
  const [account] = await read.select().from(collectorAccounts).where(eq(collectorAccounts.id, id))
  if (account) return { id, kind: 'account', collectorId: account.collectorId, shown: account.numberEnd, since: account.validFrom }
  const [merchant] = await read.select().from(collectorMerchants).where(eq(collectorMerchants.id, id))
  return merchant && { id, kind: 'merchant', collectorId: merchant.collectorId, shown: merchant.tmnCode, since: merchant.validFrom }
}

/** False: it was ended or replaced before. `until`: how long a merchant's secret is still listened to. */
export async function endWay(tx: Writer, { id, kind }: Pick<Way, 'id' | 'kind'>, { now, until }: { now: Date; until: Date }): Promise<boolean> {
  const ended =
    kind === 'account'
      ? await tx.update(collectorAccounts).set({ validTo: now }).where(and(eq(collectorAccounts.id, id), isNull(collectorAccounts.validTo))).returning({ id: collectorAccounts.id })
      : await tx.update(collectorMerchants).set({ validTo: until }).where(and(eq(collectorMerchants.id, id), isNull(collectorMerchants.validTo))).returning({ id: collectorMerchants.id })
  return ended.length === 1
}

/** Nobody ends or replaces it until the write ends. False: somebody did before. */
export async function holdWay(tx: Writer, { id, kind }: Pick<Way, 'id' | 'kind'>): Promise<boolean> {
  const held =
    kind === 'account'
      ? await tx.update(collectorAccounts).set({ holderName: sql`${collectorAccounts.holderName}` }).where(and(eq(collectorAccounts.id, id), isNull(collectorAccounts.validTo))).returning({ id: collectorAccounts.id })
      : await tx.update(collectorMerchants).set({ tmnCode: sql`${collectorMerchants.tmnCode}` }).where(and(eq(collectorMerchants.id, id), isNull(collectorMerchants.validTo))).returning({ id: collectorMerchants.id })
  return held.length === 1
}
