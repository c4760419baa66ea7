import { desc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { persons } from '#db/schema/accounts.ts'
import { visits } from '#db/schema/outreach.ts'
import { calledAs } from '#app/modules/producers/called.ts'

const NEWEST = 10

/** The last visits to a producer whom the caller may see, newest first. */
export async function visitsOf(read: Reader, producerId: string): Promise<{ id: string; purpose: string; note: string; at: Date; by: string }[]> {
  const rows = await read
    .select({ id: visits.id, purpose: visits.purpose, note: visits.note, at: visits.at, fullName: persons.fullName, addressForm: persons.addressForm })
    .from(visits)
    .innerJoin(persons, eq(persons.id, visits.officerId))
    .where(eq(visits.producerId, producerId))
    .orderBy(desc(visits.at), desc(visits.id))
    .limit(NEWEST)
  return rows.map(({ fullName, addressForm, ...visit }) => ({ ...visit, by: calledAs({ fullName, addressForm }) }))
}
