import { showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { findCollectors } from '#app/modules/stalls/find-collector.server.ts'
import { groupsOfBasket } from './placements.repo.server.ts'
import { refundedGroups } from './refunded-groups.server.ts'
import type { Quote } from './quote.ts'

/** One of the payments a basket asks for. back: all that was paid went back, or is on its way; over: the time to pay is past; cod: paid at the door. */
export type BasketPayment = { code: string; shown: string; total: number; stalls: string; state: 'back' | 'paid' | 'waiting' | 'over' | 'cod'; here: boolean }

/** All payments of the basket this group belongs to, in the order they were made; none when it is the only one. The caller has checked that the browser may open the group. */
export async function findBasketPayments(ctx: Context, groupCode: string): Promise<BasketPayment[]> {
  const rows = await groupsOfBasket(ctx.store.read, groupCode)
  if (rows.length < 2) return []
  const back = await refundedGroups(ctx.store.read, rows)
  return rows.map(({ id, code, total, stalls, method, paidAt, holdUntil }) => ({ code, shown: showCode(code), total, stalls, here: code === groupCode, state: back.has(id) ? 'back' : paidAt ? 'paid' : method === 'cod' ? 'cod' : holdUntil && holdUntil > ctx.now() ? 'waiting' : 'over' }))
}

/** The codes of all payments of the basket a group belongs to, its own first: whoever may open one may open all, buyer and recipient are the same. */
export const basketCodesOf = async (ctx: Context, groupCode: string): Promise<string[]> => [...new Set([groupCode, ...(await groupsOfBasket(ctx.store.read, groupCode)).map(({ code }) => code)])]

/** Who takes each payment of a basket not ordered yet, by collector: a stall itself, or a collector for several. */
export async function payeesOf(ctx: Context, { payments }: Pick<Quote, 'payments'>): Promise<Record<string, { name: string; direct: boolean }>> {
  const found = payments.length === 0 ? [] : await findCollectors(ctx.store.read, payments.map(({ collectorId }) => collectorId))
  return Object.fromEntries(found.map(({ id, name, settlement }) => [id, { name, direct: settlement === 'direct' }]))
}
