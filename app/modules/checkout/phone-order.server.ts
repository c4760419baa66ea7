import { desc, eq } from 'drizzle-orm'
import { orderGroups } from '#db/schema/orders.ts'
import { showCode } from '#app/lib/code.server.ts'
import { scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import { findProducts } from '#app/modules/catalog/find-products.server.ts'
import { placeOrder, type Placed, type PlaceOrder } from './place-order.server.ts'
import { ordersIn } from './placements.repo.server.ts'
import { refundedGroups } from './refunded-groups.server.ts'

export const phoneOrderRoles = ['officer', 'team_member', 'province_operator'] as const
const MOST_FOUND = 8
const MOST_ENTERED = 20

/**
 * An order that staff take on the phone for a buyer: the same prices, limits, commission and credit to the stall as any other, with who entered it.
 * The buyer pays by the link of a message within PHONE_HOLD_MS, or on delivery when his number is a checked one. Throws forbidden for whoever takes no orders.
 */
export async function placePhoneOrder(ctx: Context, order: Omit<PlaceOrder, 'byStaff'>): Promise<Placed> {
  if (scopesOf(ctx.actor, ...phoneOrderRoles).length === 0) throw new DomainError('forbidden', 'common.notYours')
  return placeOrder(ctx, { ...order, byStaff: true })
}

export async function findGoodsByPhone(ctx: Context, q: string) {
  if (q.trim() === '') return []
  const { cards } = await findProducts(ctx.store.read, { q }, localDay(ctx.now()))
  return cards.slice(0, MOST_FOUND).map(({ id, name, unitLabel, price, stock, stallName }) => ({ id, name, unitLabel, price, stock, stallName }))
}

/** state: what became of it. off: given up unpaid; back: all that was paid went back, or is on its way. */
export type Entered = { code: string; shown: string; total: number; method: string; placedAt: Date; holdUntil: Date | null; state: 'back' | 'off' | 'cod' | 'paid' | 'waiting'; stalls: string }

/** What the actor entered last; no buyer is shown. */
export async function listEntered(ctx: Context): Promise<Entered[]> {
  const { read } = ctx.store
  const groups = await read
    .select({ id: orderGroups.id, code: orderGroups.code, total: orderGroups.total, method: orderGroups.method, placedAt: orderGroups.placedAt, paidAt: orderGroups.paidAt, holdUntil: orderGroups.holdUntil })
    .from(orderGroups)
    .where(eq(orderGroups.enteredBy, ctx.actor?.personId ?? ''))
    .orderBy(desc(orderGroups.placedAt), desc(orderGroups.id))
    .limit(MOST_ENTERED)
  if (groups.length === 0) return []
  const rows = await ordersIn(read, groups.map(({ id }) => id))
  const back = await refundedGroups(read, groups)
  return groups.map(({ id, code, total, method, placedAt, paidAt, holdUntil }): Entered => {
    const own = rows.filter(({ groupId }) => groupId === id)
    const state = back.has(id) ? 'back' : own.every(({ status }) => status === 'cancelled') ? 'off' : method === 'cod' ? 'cod' : paidAt ? 'paid' : 'waiting'
    return { code, shown: showCode(code), total, method, placedAt, holdUntil, state, stalls: own.map(({ stallName }) => stallName).join(', ') }
  })
}
