import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { persons } from '#db/schema/accounts.ts'
import { skillChecks } from '#db/schema/training.ts'
import type { Level, Way } from './curriculum.ts'

export type NewCheck = { id: string; personId: string; producerId: string | null; skillId: string; level: Level; way: Way; checkedBy: string | null; eventId: string | null; at: Date }

/** false: this event has set the skill already. */
export async function insertCheck(tx: Writer, check: NewCheck): Promise<boolean> {
  const kept = await tx.insert(skillChecks).values(check).onConflictDoNothing().returning({ id: skillChecks.id })
  return kept.length === 1
}

export type Check = { personId: string; skillId: string; level: Level; way: Way; at: Date; checkedBy: string | null; byName: string | null; byForm: string | null }

/** Oldest first, so that the last of a person and skill is the one that counts. */
export async function checksOf(read: Reader, personIds: readonly string[]): Promise<Check[]> {
  if (personIds.length === 0) return []
  const rows = await read
    .select({
      personId: skillChecks.personId,
      skillId: skillChecks.skillId,
      level: skillChecks.level,
      way: skillChecks.way,
      at: skillChecks.at,
      checkedBy: skillChecks.checkedBy,
      byName: persons.fullName,
      byForm: persons.addressForm,
    })
    .from(skillChecks)
    .leftJoin(persons, eq(persons.id, skillChecks.checkedBy))
    .where(inArray(skillChecks.personId, [...personIds]))
    .orderBy(asc(skillChecks.at), asc(skillChecks.id))
  return rows as Check[]
}
