import { createHash } from 'node:crypto'
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Actor, Context, StaffRole } from '#app/lib/context.ts'
import { persons, roleGrants, sessions } from '#db/schema/accounts.ts'

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('base64url')

/** The person behind a session token with her live grants; undefined for unknown, expired or revoked ones. */
export async function findSession(ctx: Context, token: string): Promise<{ actor: Actor; secondFactor: boolean; sessionId: string } | undefined> {
  const now = ctx.now()
  const [row] = await ctx.store.read
    .select({ id: sessions.id, personId: persons.id, name: persons.fullName, secondFactorAt: sessions.secondFactorAt })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(and(eq(sessions.id, tokenHash(token)), gt(sessions.expiresAt, now)))
  if (!row) return undefined
  const grants = await ctx.store.read
    .select({ role: roleGrants.role, unitPath: roleGrants.unitPath })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, row.personId), lte(roleGrants.validFrom, now), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now))))
  return {
    actor: { personId: row.personId, name: row.name, grants: grants.map(({ role, unitPath }) => ({ role: role as StaffRole, unitPath })) },
    secondFactor: row.secondFactorAt !== null,
    sessionId: row.id,
  }
}
