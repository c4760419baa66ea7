import type { Context } from '#app/lib/context.ts'
import { unansweredIn } from './orders.repo.server.ts'

export type Unanswered = { code: string; producerId: string; stallName: string; total: number; placedAt: Date; cancelAt: Date; calls: number }

/** Orders no stall has taken in 12 alert hours, in these unit paths, the longest waiting first. */
export const listUnanswered = async (ctx: Context, scopes: readonly string[]): Promise<Unanswered[]> =>
  scopes.length === 0
    ? []
    : (await unansweredIn(ctx.store.read, ctx.now(), scopes)).map(({ placedAt, cancelAt, ...row }) => ({ ...row, placedAt: placedAt!, cancelAt: cancelAt! }))
