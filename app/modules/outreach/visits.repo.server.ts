import { desc, eq } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { visits } from '#db/schema/outreach.ts'
import { communes } from '#db/schema/places.ts'
import { producers } from '#db/schema/producers.ts'

/** False when this visit is already written down. */
export const addVisit = async (tx: Writer, row: typeof visits.$inferInsert): Promise<boolean> =>
  (await tx.insert(visits).values(row).onConflictDoNothing().returning({ id: visits.id })).length === 1

export const visitsOfOfficer = (read: Reader, officerId: string, limit: number) =>
  read
    .select({ id: visits.id, producerId: visits.producerId, name: producers.name, commune: communes.fullName, unitPath: producers.unitPath, purpose: visits.purpose, note: visits.note, at: visits.at })
    .from(visits)
    .innerJoin(producers, eq(producers.id, visits.producerId))
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .where(eq(visits.officerId, officerId))
    .orderBy(desc(visits.at), desc(visits.id))
    .limit(limit)
