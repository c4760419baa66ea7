import { and, asc, count, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { personPhones, persons } from '#db/schema/accounts.ts'
import { communes, hamlets } from '#db/schema/places.ts'
import { consents, delegations, memberships, producerResidences, producers } from '#db/schema/producers.ts'
import type { MemberRole } from '#app/lib/context.ts'

export type ProducerRow = typeof producers.$inferSelect

export const insertProducer = (tx: Writer, row: typeof producers.$inferInsert) => tx.insert(producers).values(row)
export const insertResidence = (tx: Writer, row: typeof producerResidences.$inferInsert) => tx.insert(producerResidences).values(row)
export const insertMembership = (tx: Writer, row: typeof memberships.$inferInsert) => tx.insert(memberships).values(row)
export const insertConsent = (tx: Writer, row: typeof consents.$inferInsert) => tx.insert(consents).values(row)

const live = (now: Date) => and(lte(memberships.validFrom, now), or(isNull(memberships.validTo), gt(memberships.validTo, now)))

/** Ids come from addresses: PostgreSQL fails on a NUL instead of finding nothing. */
export async function rowOf(read: Reader, id: string): Promise<ProducerRow | undefined> {
  if (!/^[\w-]{1,40}$/.test(id)) return undefined
  const [row] = await read.select().from(producers).where(eq(producers.id, id))
  return row
}

export const membershipsOf = (read: Reader, personId: string, now: Date) =>
  read
    .select({ producerId: memberships.producerId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), live(now)))
    .orderBy(asc(memberships.validFrom), asc(memberships.id))

export type MemberRow = { producerId: string; personId: string; fullName: string; addressForm: string | null; role: MemberRole; since: Date }

export async function membersOf(read: Reader, producerIds: readonly string[], now: Date): Promise<MemberRow[]> {
  if (producerIds.length === 0) return []
  const rows = await read
    .select({
      producerId: memberships.producerId,
      personId: memberships.personId,
      fullName: persons.fullName,
      addressForm: persons.addressForm,
      role: memberships.role,
      since: memberships.validFrom,
    })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(and(inArray(memberships.producerId, [...producerIds]), live(now)))
    .orderBy(asc(memberships.validFrom), asc(memberships.id))
  return rows as MemberRow[]
}

/** false: nobody held that role, or somebody else ended it first. */
export async function endMembership(tx: Writer, member: { producerId: string; personId: string; role: MemberRole }, at: Date): Promise<boolean> {
  const ended = await tx
    .update(memberships)
    .set({ validTo: at })
    .where(and(eq(memberships.producerId, member.producerId), eq(memberships.personId, member.personId), eq(memberships.role, member.role), isNull(memberships.validTo)))
    .returning({ id: memberships.id })
  return ended.length === 1
}

/** Those that still ran: to whom they were given. */
export const endDelegations = async (tx: Writer, producerId: string, at: Date): Promise<string[]> =>
  (await tx.update(delegations).set({ revokedAt: at }).where(and(eq(delegations.producerId, producerId), isNull(delegations.revokedAt), gt(delegations.validTo, at))).returning({ officerId: delegations.officerId })).map(({ officerId }) => officerId)

export const phonesOf = (read: Reader, personIds: readonly string[]) =>
  personIds.length === 0
    ? Promise.resolve([])
    : read
        .select({ personId: personPhones.personId, phone: personPhones.phone, checkedAt: personPhones.checkedAt })
        .from(personPhones)
        .where(inArray(personPhones.personId, [...personIds]))
        .orderBy(asc(personPhones.createdAt))

export async function placeOf(read: Reader, unitPath: string, communeCode: string): Promise<{ commune: string; hamlet: string }> {
  const [row] = await read.select({ commune: communes.fullName }).from(communes).where(eq(communes.code, communeCode))
  const [hamlet] = await read.select({ name: hamlets.name }).from(hamlets).where(eq(hamlets.unitPath, unitPath))
  return { commune: row?.commune ?? '', hamlet: hamlet?.name ?? '' }
}

/** false: she was met before. */
export async function markMet(tx: Writer, id: string, by: string, at: Date): Promise<boolean> {
  const met = await tx.update(producers).set({ metAt: at, metBy: by }).where(and(eq(producers.id, id), isNull(producers.metAt))).returning({ id: producers.id })
  return met.length === 1
}

export const liveConsents = (read: Reader, producerIds: readonly string[], kind: string) =>
  producerIds.length === 0
    ? Promise.resolve([])
    : read
        .select({ producerId: consents.producerId, personId: consents.personId, textVersion: consents.textVersion, given: consents.given, givenAt: consents.givenAt })
        .from(consents)
        .where(and(inArray(consents.producerId, [...producerIds]), eq(consents.kind, kind), isNull(consents.withdrawnAt)))
        .orderBy(asc(consents.givenAt))

export async function pageOf(read: Reader, where: SQL | undefined, { limit, offset }: { limit: number; offset: number }) {
  const rows = await read.select().from(producers).where(where).orderBy(asc(producers.searchText), asc(producers.id)).limit(limit).offset(offset)
  const [all] = await read.select({ n: count() }).from(producers).where(where)
  return { rows, total: all?.n ?? 0 }
}

export const ownersByPhone = (read: Reader, phone: string, now: Date) =>
  read
    .select({ id: producers.id, name: producers.name, unitPath: producers.unitPath })
    .from(personPhones)
    .innerJoin(memberships, and(eq(memberships.personId, personPhones.personId), live(now)))
    .innerJoin(producers, eq(producers.id, memberships.producerId))
    .where(eq(personPhones.phone, phone))

export const sameNameIn = (read: Reader, communeCode: string, searchText: string) =>
  read
    .select({ id: producers.id, name: producers.name, unitPath: producers.unitPath })
    .from(producers)
    .where(and(eq(producers.communeCode, communeCode), eq(producers.searchText, searchText)))

export const personOnPhone = (read: Reader, phone: string) =>
  read
    .select({ id: persons.id, fullName: persons.fullName })
    .from(personPhones)
    .innerJoin(persons, eq(persons.id, personPhones.personId))
    .where(eq(personPhones.phone, phone))
    .orderBy(asc(personPhones.createdAt))
