import { lt } from 'drizzle-orm'
import { oneTimeCodes, phoneProofs, rateHits, sessions } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'

/** Sweep: forgets codes, proofs, sessions and counters whose time is over. */
export const sweepAccounts = (ctx: Pick<Context, 'store' | 'now'>): Promise<void> =>
  ctx.store.write(async (tx) => {
    for (const table of [oneTimeCodes, phoneProofs, sessions, rateHits]) await tx.delete(table).where(lt(table.expiresAt, ctx.now()))
  })
