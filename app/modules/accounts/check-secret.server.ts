import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { credentials } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { isSecret } from './secret-hash.server.ts'
import type { SecretKind } from './set-secret.server.ts'

const TRIES = 5
const LONGEST_LOCK = 24 * 60 * MINUTE

/** After five wrong tries 15 minutes, after ten an hour, then 4 hours, 16 hours, a day. */
const lockAfter = (failedTries: number): number => (failedTries % TRIES === 0 ? Math.min(LONGEST_LOCK, 15 * MINUTE * 4 ** (failedTries / TRIES - 1)) : 0)

export const checkPin = (ctx: Context, { personId, pin }: { personId: string; pin: string }): Promise<boolean> => checkSecret(ctx, { personId, kind: 'pin', typed: pin })

/**
 * True for the person's own PIN or password. A write of its own: the try is counted before the secret is compared,
 * so that many tries at once are no way round the lock. Throws DomainError too_many while it is locked, beside `field`.
 */
export async function checkSecret(ctx: Context, { personId, kind, typed, field = kind }: { personId: string; kind: SecretKind; typed: string; field?: string }): Promise<boolean> {
  const kept = await claimTry(ctx, personId, kind, field)
  const right = await isSecret(kept?.secret, typed)
  if (right) await ctx.store.write((tx) => tx.update(credentials).set({ failedTries: 0, lockedUntil: null }).where(eq(credentials.id, kept!.id)))
  return right
}

async function claimTry(ctx: Context, personId: string, kind: SecretKind, field: string) {
  const now = ctx.now()
  const own = and(eq(credentials.personId, personId), eq(credentials.kind, kind))
  const answer = await ctx.store.write(async (tx) => {
    const [claimed] = await tx
      .update(credentials)
      .set({ failedTries: sql`${credentials.failedTries} + 1` })
      .where(and(own, or(isNull(credentials.lockedUntil), lte(credentials.lockedUntil, now))))
      .returning()
    if (claimed) {
      const lock = lockAfter(claimed.failedTries)
      if (lock > 0) await tx.update(credentials).set({ lockedUntil: plus(now, lock) }).where(eq(credentials.id, claimed.id))
      return { claimed }
    }
    const [locked] = await tx.select({ until: credentials.lockedUntil }).from(credentials).where(own)
    return { until: locked?.until }
  })
  if (answer.until) throw new DomainError('too_many', 'accounts.locked', { field, minutes: Math.ceil((answer.until.getTime() - now.getTime()) / MINUTE) })
  return answer.claimed
}
