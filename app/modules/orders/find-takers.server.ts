import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { persons } from '#db/schema/accounts.ts'
import { memberships } from '#db/schema/producers.ts'
import type { Context, MemberRole } from '#app/lib/context.ts'
import { rolesWith } from '#app/modules/producers/member-rights.ts'

export type Taker = { personId: string; name: string; roles: MemberRole[] }

/** Members who may take an order in the producer's name, owners first. */
export async function findTakers(read: Reader, ctx: Context, producerId: string): Promise<Taker[]> {
  const now = ctx.now()
  const rows = await read
    .select({ personId: persons.id, name: persons.fullName, role: memberships.role })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(and(eq(memberships.producerId, producerId), inArray(memberships.role, rolesWith('parcels')), lte(memberships.validFrom, now), or(isNull(memberships.validTo), gt(memberships.validTo, now))))
    .orderBy(asc(memberships.validFrom), asc(memberships.id))
  const takers = new Map<string, Taker>()
  for (const { personId, name, role } of rows) takers.set(personId, { personId, name, roles: [...(takers.get(personId)?.roles ?? []), role as MemberRole] })
  const isOwner = ({ roles }: Taker) => Number(roles.includes('owner'))
  return [...takers.values()].sort((a, b) => isOwner(b) - isOwner(a))
}
