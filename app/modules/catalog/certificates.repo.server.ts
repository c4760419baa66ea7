import { and, asc, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { ocopCertificates, products } from '#db/schema/catalog.ts'
import { provinces } from '#db/schema/places.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'

export const certificatesOf = (read: Reader, productId: string) =>
  read.select().from(ocopCertificates).where(eq(ocopCertificates.productId, productId)).orderBy(desc(ocopCertificates.expiresOn), desc(ocopCertificates.id))

export const addCertificate = (tx: Writer, row: typeof ocopCertificates.$inferInsert) => tx.insert(ocopCertificates).values(row)

/** Compare-and-set: false when somebody verified it first. */
export const markVerified = async (tx: Writer, id: string, verifiedBy: string, verifiedAt: Date): Promise<boolean> =>
  (await tx.update(ocopCertificates).set({ verifiedBy, verifiedAt }).where(and(eq(ocopCertificates.id, id), isNull(ocopCertificates.verifiedAt))).returning({ id: ocopCertificates.id })).length === 1

export const markWithdrawn = async (tx: Writer, id: string, withdrawnAt: Date): Promise<boolean> =>
  (await tx.update(ocopCertificates).set({ withdrawnAt }).where(and(eq(ocopCertificates.id, id), isNull(ocopCertificates.withdrawnAt))).returning({ id: ocopCertificates.id })).length === 1

export async function hasValidOn(read: Reader, productId: string, today: string): Promise<boolean> {
  const [row] = await read
    .select({ one: sql`1` })
    .from(ocopCertificates)
    .where(and(eq(ocopCertificates.productId, productId), isNotNull(ocopCertificates.verifiedAt), isNull(ocopCertificates.withdrawnAt), gte(ocopCertificates.expiresOn, today)))
    .limit(1)
  return row !== undefined
}

const wide = (read: Reader) =>
  read
    .select({ certificate: ocopCertificates, productName: products.name, productSlug: products.slug, stallName: stalls.name, producerId: stalls.producerId, unitPath: producers.unitPath, provinceName: provinces.name })
    .from(ocopCertificates)
    .innerJoin(products, eq(products.id, ocopCertificates.productId))
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))

export type WideCertificate = Awaited<ReturnType<typeof unverified>>[number]

export const unverified = (read: Reader, most: number) =>
  wide(read).where(and(isNull(ocopCertificates.verifiedAt), isNull(ocopCertificates.withdrawnAt))).orderBy(asc(ocopCertificates.id)).limit(most)

/** Verified ones by the day they end, from `from` on. */
export const verifiedFrom = (read: Reader, from: string, most: number) =>
  wide(read)
    .where(and(isNotNull(ocopCertificates.verifiedAt), isNull(ocopCertificates.withdrawnAt), gte(ocopCertificates.expiresOn, from)))
    .orderBy(asc(ocopCertificates.expiresOn), asc(ocopCertificates.id))
    .limit(most)

export const certificateById = async (read: Reader, id: string) => (await wide(read).where(eq(ocopCertificates.id, id)))[0]
