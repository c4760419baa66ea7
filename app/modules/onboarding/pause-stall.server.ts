import type { Context } from '#app/lib/context.ts'
import { bumpCatalog } from '#app/modules/catalog/bump-catalog.server.ts'
import { moveOwnStall } from '#app/modules/stalls/change-stall-state.server.ts'

/** Buyers see the stall and may not buy. */
export const pauseStall = (ctx: Context): Promise<void> => move(ctx, 'paused')
export const resumeStall = (ctx: Context): Promise<void> => move(ctx, 'open')

const move = (ctx: Context, to: 'open' | 'paused') =>
  ctx.store.write(async (tx) => {
    await moveOwnStall(tx, ctx, to)
    await bumpCatalog(tx)
  })
