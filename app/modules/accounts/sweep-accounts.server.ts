import { lt } from 'drizzle-orm'
import { oneTimeCodes, phoneProofs, rateHits, sessions } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'

/** Sweep: forgets codes, proofs, sessions and counters whose time is over; writes only when there are some. */
export async function sweepAccounts(ctx: Pick<Context, 'store' | 'now'>): Promise<void> {
  const now = ctx.now()
  for (const table of [oneTimeCodes, phoneProofs, sessions, rateHits]) {
    const [due] = await ctx.store.read.select({ at: table.expiresAt }).from(table).where(lt(table.expiresAt, now)).limit(1)
    if (due) await ctx.store.write((tx) => tx.delete(table).where(lt(table.expiresAt, now)))
  }
}
