import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { personPhones, persons, roleGrants } from '#db/schema/accounts.ts'
import { calledAs } from './called.ts'

export type FieldHelper = { personId: string; called: string; phone: string | null }

/** Who is responsible for a unit: its officer, else the nearest team member; the smallest unit first. */
export async function findHelper(read: Reader, unitPath: string, now: Date): Promise<FieldHelper | undefined> {
  const parts = unitPath.split('/')
  const covering = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  const rows = await read
    .select({ personId: persons.id, fullName: persons.fullName, addressForm: persons.addressForm, role: roleGrants.role, unitPath: roleGrants.unitPath, phone: personPhones.phone })
    .from(roleGrants)
    .innerJoin(persons, eq(persons.id, roleGrants.personId))
    .leftJoin(personPhones, eq(personPhones.personId, persons.id))
    .where(
      and(
        inArray(roleGrants.role, ['officer', 'team_member']),
        inArray(roleGrants.unitPath, covering),
        lte(roleGrants.validFrom, now),
        or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now)),
      ),
    )
    .orderBy(asc(roleGrants.role), desc(roleGrants.unitPath), asc(roleGrants.id), asc(personPhones.createdAt))
    .limit(1)
  const [row] = rows
  return row && { personId: row.personId, called: calledAs(row), phone: row.phone }
}
