import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { personPhones, persons } from '#db/schema/accounts.ts'

export type PersonContact = { fullName: string; addressForm: string | null; phone: string | null; phoneChecked: boolean }

/** How to reach a person: her newest number. Undefined for an unknown id. */
export async function personContact(read: Pick<Reader, 'select'>, personId: string): Promise<PersonContact | undefined> {
  const [row] = await read
    .select({ fullName: persons.fullName, addressForm: persons.addressForm, phone: personPhones.phone, checkedAt: personPhones.checkedAt })
    .from(persons)
    .leftJoin(personPhones, eq(personPhones.personId, persons.id))
    .where(eq(persons.id, personId))
    .orderBy(desc(personPhones.createdAt), desc(personPhones.id))
    .limit(1)
  return row && { fullName: row.fullName, addressForm: row.addressForm, phone: row.phone, phoneChecked: row.checkedAt !== null }
}

export async function personById(read: Pick<Reader, 'select'>, personId: string): Promise<typeof persons.$inferSelect | undefined> {
  const [row] = await read.select().from(persons).where(eq(persons.id, personId))
  return row
}

/** Everybody who may be reached at a number, E.164. */
export const personIdsOfPhone = async (read: Pick<Reader, 'select'>, phone: string): Promise<string[]> =>
  (await read.select({ id: personPhones.personId }).from(personPhones).where(eq(personPhones.phone, phone)).orderBy(personPhones.createdAt)).map(({ id }) => id)

/** Full names by id. */
export async function namesOf(read: Pick<Reader, 'select'>, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await read.select({ id: persons.id, name: persons.fullName }).from(persons).where(inArray(persons.id, [...new Set(personIds)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Somebody proved by a code that she is reached at this number, E.164. */
export const isCheckedPhone = async (read: Pick<Reader, 'select'>, phone: string): Promise<boolean> =>
  (await read.select({ id: personPhones.id }).from(personPhones).where(and(eq(personPhones.phone, phone), isNotNull(personPhones.checkedAt))).limit(1)).length > 0
