import { and, asc, count, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { personPhones, persons, roleGrants } from '#db/schema/accounts.ts'
import type { StaffRole } from '#app/lib/context.ts'
import { withinScopes } from '#app/modules/producers/scope.server.ts'

const live = (now: Date) => and(lte(roleGrants.validFrom, now), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now)))
const shown = { id: roleGrants.id, personId: persons.id, fullName: persons.fullName, addressForm: persons.addressForm, role: roleGrants.role, unitPath: roleGrants.unitPath, collectorId: roleGrants.collectorId, since: roleGrants.validFrom }

const inScopes = (scopes: readonly string[], now: Date, role: StaffRole | undefined): SQL | undefined =>
  and(live(now), withinScopes(roleGrants.unitPath, scopes), role && eq(roleGrants.role, role))

export const grantsIn = (read: Reader, { scopes, now, role, limit, offset }: { scopes: readonly string[]; now: Date; role: StaffRole | undefined; limit: number; offset: number }) =>
  read
    .select(shown)
    .from(roleGrants)
    .innerJoin(persons, eq(persons.id, roleGrants.personId))
    .where(inScopes(scopes, now, role))
    .orderBy(asc(roleGrants.unitPath), asc(persons.fullName), asc(roleGrants.id))
    .limit(limit)
    .offset(offset)

export const countGrantsIn = async (read: Reader, { scopes, now, role }: { scopes: readonly string[]; now: Date; role: StaffRole | undefined }) =>
  (await read.select({ grants: count() }).from(roleGrants).where(inScopes(scopes, now, role)))[0]?.grants ?? 0

export const liveGrantById = async (read: Reader, id: string, now: Date) =>
  (await read.select(shown).from(roleGrants).innerJoin(persons, eq(persons.id, roleGrants.personId)).where(and(eq(roleGrants.id, id), live(now))))[0]

export const liveGrantsOf = (read: Reader, personId: string, now: Date) =>
  read.select({ role: roleGrants.role, unitPath: roleGrants.unitPath }).from(roleGrants).where(and(eq(roleGrants.personId, personId), live(now)))

export const phonesOfPeople = async (read: Reader, personIds: readonly string[]) =>
  personIds.length === 0 ? [] : read.select({ personId: personPhones.personId, phone: personPhones.phone }).from(personPhones).where(inArray(personPhones.personId, [...personIds])).orderBy(asc(personPhones.createdAt), asc(personPhones.id))

export const peopleWithPhone = (read: Reader, phone: string) =>
  read
    .select({ id: persons.id, fullName: persons.fullName, addressForm: persons.addressForm })
    .from(personPhones)
    .innerJoin(persons, eq(persons.id, personPhones.personId))
    .where(eq(personPhones.phone, phone))
    .orderBy(asc(persons.createdAt), asc(persons.id))
