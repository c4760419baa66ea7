import type { Actor, Context } from '#app/lib/context.ts'
import type { OrderStatus } from '#app/modules/orders/order-states.ts'
import { groupsOfBuyer, ordersIn } from './placements.repo.server.ts'

const PAGE = 20

export type BuyerGroupRow = { code: string; total: number; placedAt: Date; orders: { code: string; stallName: string; status: OrderStatus; cod: boolean; total: number }[] }

/** What the signed-in person ordered, the newest first. */
export async function listBuyerGroups(ctx: Context & { actor: Actor }, { page = 1 }: { page?: number } = {}): Promise<{ rows: BuyerGroupRow[]; more: boolean }> {
  const found = await groupsOfBuyer(ctx.store.read, ctx.actor.personId, { limit: PAGE + 1, offset: (page - 1) * PAGE })
  const groups = found.slice(0, PAGE)
  const orders = groups.length === 0 ? [] : await ordersIn(ctx.store.read, groups.map(({ id }) => id))
  return {
    more: found.length > PAGE,
    rows: groups.map(({ id, code, total, placedAt }) => ({
      code,
      total,
      placedAt,
      orders: orders.filter(({ groupId }) => groupId === id).map(({ code: orderCode, stallName, status, cod, total: sum }) => ({ code: orderCode, stallName, status: status as OrderStatus, cod, total: sum })),
    })),
  }
}
