import { and, asc, count, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { collectors } from '#db/schema/stalls.ts'
import { taxCertificates, taxRules, taxWithholdings, withholdingModes } from '#db/schema/payments.ts'
import { identities, producers } from '#db/schema/producers.ts'

const total = (what: ReturnType<typeof sql>) => sql<string | null>`sum(${what})`
const sums = {
  sold: total(sql`case when ${taxWithholdings.refundId} is null then ${taxWithholdings.base} else 0 end`),
  refunded: total(sql`case when ${taxWithholdings.refundId} is null then 0 else ${taxWithholdings.base} end`),
  taxed: total(sql`case when ${taxWithholdings.vat} + ${taxWithholdings.pit} = 0 then 0 else ${taxWithholdings.taxed} end`),
  vat: total(sql`${taxWithholdings.vat}`),
  pit: total(sql`${taxWithholdings.pit}`),
  warned: total(sql`case when ${taxWithholdings.because} = 'warn' then 1 else 0 end`),
}
export type Sums = { sold: number; refunded: number; taxed: number; vat: number; pit: number; warned: number }
const numbers = (row: Record<keyof Sums, string | null> | undefined): Sums => {
  const of = (key: keyof Sums) => Number(row?.[key] ?? 0)
  return { sold: of('sold'), refunded: of('refunded'), taxed: of('taxed'), vat: of('vat'), pit: of('pit'), warned: of('warned') }
}

export type Range = { collectorId: string; from: string; to: string }
const within = ({ collectorId, from, to }: Range) => and(eq(taxWithholdings.collectorId, collectorId), gte(taxWithholdings.period, from), lte(taxWithholdings.period, to))

/** Sellers by name. Months as '2026-11', both inclusive. */
export async function sellersOf(read: Reader, range: Range, { limit, offset }: { limit: number; offset: number }) {
  const rows = await read
    .select({ producerId: producers.id, name: producers.name, kind: producers.kind, ...sums })
    .from(taxWithholdings)
    .innerJoin(producers, eq(producers.id, taxWithholdings.producerId))
    .where(within(range))
    .groupBy(producers.id, producers.name, producers.kind)
    .orderBy(asc(producers.name), asc(producers.id))
    .limit(limit)
    .offset(offset)
  const codes = await read.select({ producerId: identities.producerId, kind: identities.kind, end: identities.numberEnd }).from(identities).where(inArray(identities.producerId, rows.map(({ producerId }) => producerId)))
  return rows.map(({ producerId, name, kind, ...row }) => ({ producerId, name, kind, ...numbers(row), numberEnd: codes.find((code) => code.producerId === producerId)?.end ?? null }))
}

export async function totalOf(read: Reader, range: Range, producerId?: string): Promise<Sums & { sellers: number }> {
  const [row] = await read
    .select({ ...sums, sellers: sql<string>`count(distinct ${taxWithholdings.producerId})` })
    .from(taxWithholdings)
    .where(and(within(range), producerId === undefined ? undefined : eq(taxWithholdings.producerId, producerId)))
  return { ...numbers(row), sellers: Number(row?.sellers ?? 0) }
}

export const periodsOf = async (read: Reader, collectorId: string, most: number): Promise<string[]> =>
  (await read.selectDistinct({ period: taxWithholdings.period }).from(taxWithholdings).where(eq(taxWithholdings.collectorId, collectorId)).orderBy(desc(taxWithholdings.period)).limit(most)).map(({ period }) => period)

/** Which rules the taxed lines of a range were reckoned by. */
export const rulesOfRange = (read: Reader, range: Range, producerId: string) =>
  read
    .selectDistinct({ id: taxRules.id, legalBasis: taxRules.legalBasis })
    .from(taxWithholdings)
    .innerJoin(taxRules, eq(taxRules.id, taxWithholdings.ruleId))
    .where(and(within(range), eq(taxWithholdings.producerId, producerId)))
    .orderBy(asc(taxRules.id))

export const allRules = (read: Reader) => read.select().from(taxRules).orderBy(desc(taxRules.validFrom), asc(taxRules.entityType), asc(taxRules.treatment))
export const allModes = (read: Reader, collectorId: string) => read.select().from(withholdingModes).where(inArray(withholdingModes.collectorId, ['', collectorId])).orderBy(desc(withholdingModes.validFrom), desc(withholdingModes.collectorId))

const certificate = { paper: taxCertificates, producerName: producers.name, collectorName: collectors.name, unitPath: producers.unitPath }
const certificates = (read: Reader) => read.select(certificate).from(taxCertificates).innerJoin(producers, eq(producers.id, taxCertificates.producerId)).innerJoin(collectors, eq(collectors.id, taxCertificates.collectorId))

export const certificateById = async (read: Reader, id: string) => (await certificates(read).where(eq(taxCertificates.id, id)))[0]
export const certificatesOf = (read: Reader, { producerId, collectorIds }: { producerId?: string; collectorIds?: readonly string[] }, most: number) =>
  certificates(read)
    .where(and(producerId === undefined ? undefined : eq(taxCertificates.producerId, producerId), collectorIds === undefined ? undefined : inArray(taxCertificates.collectorId, [...collectorIds])))
    .orderBy(desc(taxCertificates.issuedAt), desc(taxCertificates.id))
    .limit(most)

export const identityEnd = async (read: Reader, producerId: string) =>
  (await read.select({ kind: identities.kind, end: identities.numberEnd }).from(identities).where(eq(identities.producerId, producerId)))[0]

/** False: this range has its certificate, or one that overlaps. */
export async function addCertificate(tx: Writer, row: typeof taxCertificates.$inferInsert): Promise<boolean> {
  const [overlap] = await tx
    .select({ n: count() })
    .from(taxCertificates)
    .where(and(eq(taxCertificates.collectorId, row.collectorId), eq(taxCertificates.producerId, row.producerId), lte(taxCertificates.fromPeriod, row.toPeriod), gte(taxCertificates.toPeriod, row.fromPeriod)))
  if ((overlap?.n ?? 0) > 0) return false
  await tx.insert(taxCertificates).values(row)
  return true
}
