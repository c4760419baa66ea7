import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { identities, producers } from '#db/schema/producers.ts'

/** verifiedOrganisation: a co-operative or business whose tax code a second person has checked; it declares its tax itself. */
export type TaxStanding = { kind: string; verifiedOrganisation: boolean }

export async function taxStandings(read: Reader, producerIds: readonly string[]): Promise<Map<string, TaxStanding>> {
  const rows = await read
    .select({ id: producers.id, kind: producers.kind, verifiedAt: identities.verifiedAt })
    .from(producers)
    .leftJoin(identities, and(eq(identities.producerId, producers.id), eq(identities.kind, 'tax_code'), isNotNull(identities.verifiedAt)))
    .where(inArray(producers.id, [...producerIds]))
  return new Map(rows.map(({ id, kind, verifiedAt }) => [id, { kind, verifiedOrganisation: kind !== 'household' && verifiedAt !== null }]))
}

/** Without scope: the caller has asked whose books the actor may read. */
export const producerById = async (read: Reader, id: string): Promise<{ id: string; name: string; kind: string } | undefined> =>
  (await read.select({ id: producers.id, name: producers.name, kind: producers.kind }).from(producers).where(eq(producers.id, id)))[0]
