import type { Actor, Context } from '#app/lib/context.ts'
import { groupMoney, type GroupMoney } from '#app/modules/orders/line-left.ts'
import type { OrderStatus } from '#app/modules/orders/order-states.ts'
import { refundSumsOf } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { groupsOfBuyer, ordersIn } from './placements.repo.server.ts'

const PAGE = 20

/** total: as it was agreed. */
export type BuyerGroupRow = { code: string; total: number; money: GroupMoney; placedAt: Date; orders: { code: string; stallName: string; status: OrderStatus; cod: boolean; total: number }[] }

/** What the signed-in person ordered, the newest first. */
export async function listBuyerGroups(ctx: Context & { actor: Actor }, { page = 1 }: { page?: number } = {}): Promise<{ rows: BuyerGroupRow[]; more: boolean }> {
  const found = await groupsOfBuyer(ctx.store.read, ctx.actor.personId, { limit: PAGE + 1, offset: (page - 1) * PAGE })
  const groups = found.slice(0, PAGE)
  const ids = groups.map(({ id }) => id)
  const orders = groups.length === 0 ? [] : await ordersIn(ctx.store.read, ids)
  const refunds = await refundSumsOf(ctx.store.read, ids)
  return {
    more: found.length > PAGE,
    rows: groups.map(({ id, code, total, placedAt }) => ({
      code,
      total,
      money: groupMoney(orders.filter(({ groupId }) => groupId === id), refunds.filter(({ groupId }) => groupId === id)),
      placedAt,
      orders: orders.filter(({ groupId }) => groupId === id).map(({ code: orderCode, stallName, status, cod, total: sum }) => ({ code: orderCode, stallName, status: status as OrderStatus, cod, total: sum })),
    })),
  }
}
