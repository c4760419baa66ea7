import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { personPhones, roleGrants } from '#db/schema/accounts.ts'
import { memberships, producers } from '#db/schema/producers.ts'
import { covers, type Context } from '#app/lib/context.ts'

type Parties = { buyerId: string | null; enteredBy?: string | null; buyerPhone: string; recipientPhone: string }

/**
 * Producers of a basket whose order is paid, received or entered by staff or team of their unit, or by members of their commune: counted apart.
 * A phone number stands for everybody who shares it.
 */
export async function findRelated(read: Reader, ctx: Context, { buyerId, enteredBy, buyerPhone, recipientPhone }: Parties, orders: readonly { producerId: string; unitPath: string }[]): Promise<Set<string>> {
  const now = ctx.now()
  const holders = await read.select({ personId: personPhones.personId }).from(personPhones).where(inArray(personPhones.phone, [buyerPhone, recipientPhone]))
  const persons = [...new Set([...holders.map(({ personId }) => personId), ...(buyerId ? [buyerId] : []), ...(enteredBy ? [enteredBy] : [])])]
  if (persons.length === 0) return new Set()
  const grants = await read
    .select({ unitPath: roleGrants.unitPath })
    .from(roleGrants)
    .where(and(inArray(roleGrants.personId, persons), lte(roleGrants.validFrom, now), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now))))
  const neighbours = await read
    .select({ unitPath: producers.unitPath })
    .from(memberships)
    .innerJoin(producers, eq(producers.id, memberships.producerId))
    .where(and(inArray(memberships.personId, persons), lte(memberships.validFrom, now), or(isNull(memberships.validTo), gt(memberships.validTo, now))))
  const near = (commune: string) => (unitPath: string) => covers(commune, unitPath) || covers(unitPath, commune)
  const isRelated = ({ unitPath }: { unitPath: string }) => [...grants, ...neighbours].some((theirs) => near(communeOf(unitPath))(theirs.unitPath))
  return new Set(orders.filter(isRelated).map(({ producerId }) => producerId))
}

/** '19/05503/03' → '19/05503' */
const communeOf = (unitPath: string) => unitPath.split('/').slice(0, 2).join('/')
