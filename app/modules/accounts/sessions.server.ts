import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { devices, sessions } from '#db/schema/accounts.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { tokenHash } from './tokens.server.ts'

type Own = Context & { actor: Actor }

/** Where the person is signed in now, the newest visit first. */
export async function listSessions(ctx: Own, { token }: { token: string | undefined }) {
  const rows = await ctx.store.read
    .select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, ctx.actor.personId), gt(sessions.expiresAt, ctx.now())))
    .orderBy(desc(sessions.seenAt), desc(sessions.id))
    .limit(50)
  const current = token && tokenHash(token)
  return rows.map((row) => ({ ...row, current: row.id === current }))
}

/** Not found for a session of somebody else. */
export const revokeSession = (ctx: Own, { sessionId }: { sessionId: string }) =>
  ctx.store.write(async (tx) => {
    const gone = await tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.personId, ctx.actor.personId))).returning({ id: sessions.id })
    if (gone.length === 0) throw notFound()
  })

export const signOut = (ctx: Context, { token }: { token: string }) => ctx.store.write((tx) => tx.delete(sessions).where(eq(sessions.id, tokenHash(token))))

export const listDevices = (ctx: Own) =>
  ctx.store.read
    .select({ id: devices.id, name: devices.name, enrolledAt: devices.enrolledAt })
    .from(devices)
    .where(and(eq(devices.personId, ctx.actor.personId), isNull(devices.revokedAt)))
    .orderBy(desc(devices.enrolledAt))
    .limit(50)

/** Not found for a device of somebody else. */
export const revokeDevice = (ctx: Own, { deviceId }: { deviceId: string }) =>
  ctx.store.write(async (tx) => {
    const gone = await tx
      .update(devices)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(devices.id, deviceId), eq(devices.personId, ctx.actor.personId), isNull(devices.revokedAt)))
      .returning({ id: devices.id })
    if (gone.length === 0) throw notFound()
  })
