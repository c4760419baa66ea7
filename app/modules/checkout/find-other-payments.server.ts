import type { Context } from '#app/lib/context.ts'
import { unpaidBeside } from './placements.repo.server.ts'

/** Of a basket across collectors: the payments beside this one that are still open. The caller has checked that the browser may open the group. */
export const findOtherPayments = (ctx: Context, groupCode: string): Promise<{ code: string; total: number }[]> => unpaidBeside(ctx.store.read, groupCode, ctx.now())
