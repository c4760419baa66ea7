import type { Context } from '#app/lib/context.ts'
import { acceptRules } from '#app/modules/stalls/save-stall.server.ts'
import { openWhenReady } from './open-when-ready.server.ts'

/** The last question of the wizard may be the last row of the gate. */
export const acceptStallRules = (ctx: Context): Promise<{ opened: boolean }> =>
  ctx.store.write(async (tx) => {
    const { producerId } = await acceptRules(tx, ctx)
    return { opened: await openWhenReady(tx, ctx, producerId) }
  })
