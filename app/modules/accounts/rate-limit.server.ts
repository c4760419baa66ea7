import { sql } from 'drizzle-orm'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { rateHits } from '#db/schema/accounts.ts'

export type Limit = { max: number; windowMs: number }

/** Counts one try in a fixed window; a write of its own, so that a business transaction that rolls back keeps the count. */
export async function countHit(ctx: Pick<Context, 'store' | 'now'>, key: string, { max, windowMs }: Limit): Promise<{ ok: boolean; retryAfterS: number }> {
  const now = ctx.now()
  const ends = new Date(now.getTime() + windowMs)
  const over = sql`${rateHits.expiresAt} <= ${sql.param(now, rateHits.expiresAt)}`
  const [row] = await ctx.store.write((tx) =>
    tx
      .insert(rateHits)
      .values({ key, points: 1, expiresAt: ends })
      .onConflictDoUpdate({
        target: rateHits.key,
        set: {
          points: sql`case when ${over} then 1 else ${rateHits.points} + 1 end`,
          expiresAt: sql`case when ${over} then ${sql.param(ends, rateHits.expiresAt)} else ${rateHits.expiresAt} end`,
        },
      })
      .returning(),
  )
  return { ok: row!.points <= max, retryAfterS: Math.max(1, Math.ceil((row!.expiresAt.getTime() - now.getTime()) / 1000)) }
}

/** Throws DomainError too_many, with the minutes to wait, as soon as one of the limits is passed. */
export async function refuseTooMany(ctx: Pick<Context, 'store' | 'now'>, limits: Record<string, Limit>): Promise<void> {
  for (const [key, limit] of Object.entries(limits)) {
    const { ok, retryAfterS } = await countHit(ctx, key, limit)
    if (!ok) throw new DomainError('too_many', 'common.tooMany', { minutes: Math.ceil(retryAfterS / 60) })
  }
}
