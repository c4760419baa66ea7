import { eq } from 'drizzle-orm'
import { collectors } from '#db/schema/stalls.ts'
import type { Context } from '#app/lib/context.ts'
import { giveCollector } from '#app/modules/accounts/give-collector.server.ts'

/** Where there is one collector only, staff without a collector are its own; among several nobody guesses, and the operator appoints them anew. */
export const adoptStaff = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const [only, ...others] = await tx.select({ id: collectors.id }).from(collectors).where(eq(collectors.settlement, 'collect')).limit(2)
    return only && others.length === 0 ? giveCollector(tx, only.id) : 0
  })
