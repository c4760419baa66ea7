import { and, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import { devices, persons, roleGrants, sessions } from '#db/schema/accounts.ts'
import type { Actor, Context, Grant, StaffRole } from '#app/lib/context.ts'
import { HOUR, plus } from '#app/lib/time.ts'
import { SESSION_MS } from './open-session.server.ts'
import { usableGrants } from './second-factor.ts'
import { tokenHash } from './tokens.server.ts'

export type Session = {
  /** With the grants that may be used now. */
  actor: Actor
  /** Grants that wait for a second factor or an enrolled device. */
  waiting: Grant[]
  locale: string
  secondFactor: boolean
  sessionId: string
}

/** The person behind a session token with her live grants; undefined for unknown, expired or revoked ones. `guarded`: grants need their second factor. */
export async function findSession(ctx: Context, token: string, { guarded = false, deviceToken }: { guarded?: boolean; deviceToken?: string | undefined } = {}): Promise<Session | undefined> {
  const now = ctx.now()
  const [row] = await ctx.store.read
    .select({ session: sessions, name: persons.fullName, locale: persons.locale })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(and(eq(sessions.id, tokenHash(token)), gt(sessions.expiresAt, now)))
  if (!row) return undefined
  const { session, name, locale } = row
  const grants = await liveGrants(ctx, session.personId)
  const needsDevice = guarded && grants.some(({ role }) => role === 'team_member')
  const { usable, waiting } = usableGrants(grants, {
    guarded,
    now,
    secondFactorAt: session.secondFactorAt,
    knownDevice: needsDevice && session.openedBy === 'pin' && (await isEnrolled(ctx, session.personId, deviceToken)),
  })
  if (session.seenAt < plus(now, -HOUR)) await rollOn(ctx, session.id)
  return { actor: { personId: session.personId, name, grants: usable }, waiting, locale, secondFactor: session.secondFactorAt !== null, sessionId: session.id }
}

/** Grants of today, whether or not they may be used without a second factor. */
export async function liveGrants(ctx: Pick<Context, 'store' | 'now'>, personId: string): Promise<Grant[]> {
  const now = ctx.now()
  const rows = await ctx.store.read
    .select({ role: roleGrants.role, unitPath: roleGrants.unitPath, collectorId: roleGrants.collectorId })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), lte(roleGrants.validFrom, now), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now))))
  return rows.map(({ role, unitPath, collectorId }) => ({ role: role as StaffRole, unitPath, ...(collectorId !== '' && { collectorId }) }))
}

async function isEnrolled(ctx: Context, personId: string, deviceToken: string | undefined): Promise<boolean> {
  if (!deviceToken) return false
  const found = await ctx.store.read
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.personId, personId), eq(devices.tokenHash, tokenHash(deviceToken)), isNull(devices.revokedAt)))
  return found.length > 0
}

/** Thirty days from the last visit, written at most once an hour. */
const rollOn = (ctx: Context, id: string) => {
  const now = ctx.now()
  return ctx.store.write((tx) =>
    tx.update(sessions).set({ seenAt: now, expiresAt: plus(now, SESSION_MS) }).where(and(eq(sessions.id, id), lt(sessions.seenAt, plus(now, -HOUR)))),
  )
}
