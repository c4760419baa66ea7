import type { Context } from '#app/lib/context.ts'
import { can } from '#app/modules/producers/member-rights.ts'
import { findParcelOfOrder } from '#app/modules/shipping/find-parcels.server.ts'
import { showLine, showParcel, showStep, type OrderLineView, type OrderStepView } from './get-buyer-order.server.ts'
import { orderOfStall } from './order-access.server.ts'
import { goodsLeft, leftOf, nothingLeft, totalLeft } from './line-left.ts'
import { showsAddress } from './order-states.ts'
import { callsOf, groupById, linesOf, listOfStall, stepsOf, type Group, type Order } from './orders.repo.server.ts'

export type Recipient = Pick<Group, 'recipientName' | 'recipientPhone' | 'addressLine' | 'communeName' | 'provinceName' | 'note'>
export type StallOrder = Omit<Order, 'sellerToken' | 'related'> & {
  groupCode: string
  /** Where it goes, known before the order is taken. */
  provinceName: string
  /** The accountant looks; the others take, pack and send. */
  mayAct: boolean
  /** Null until the stall has taken the order, and again once it is cancelled; and for who sends no parcels. */
  recipient: Recipient | null
  lines: OrderLineView[]
  steps: OrderStepView[]
  calls: { outcome: string; at: Date }[]
  parcel: { carrier: string; trackingCode: string; status: string } | null
}

/** One order of the producer in `ctx`; anybody else's, and what is not paid yet, is not found. */
export async function getStallOrder(ctx: Context, { code }: { code: string }): Promise<StallOrder> {
  const read = ctx.store.read
  const { sellerToken: _token, related: _related, ...order } = await orderOfStall(read, ctx, code)
  const [group, lines, steps, calls, parcel] = await Promise.all([groupById(read, order.groupId), linesOf(read, [order.id]), stepsOf(read, [order.id]), callsOf(read, [order.id]), findParcelOfOrder(read, order.id)])
  const mayAct = ctx.delegationId !== undefined || can(ctx.producer?.roles ?? [], 'parcels')
  const { recipientName, recipientPhone, addressLine, communeName, provinceName, note, code: groupCode } = group!
  return {
    ...order,
    groupCode,
    provinceName,
    mayAct,
    recipient: mayAct && showsAddress(order.status) ? { recipientName, recipientPhone, addressLine, communeName, provinceName, note } : null,
    lines: lines.map(showLine),
    steps: steps.filter(({ status }) => status !== 'awaiting_payment').map(showStep),
    calls: calls.map(({ outcome, at }) => ({ outcome, at })),
    parcel: showParcel(parcel),
  }
}

/** total and goodsTotal: what is left of them. */
export type StallOrderRow = Pick<Order, 'id' | 'code' | 'status' | 'total' | 'goodsTotal' | 'placedAt' | 'alertAt' | 'shipBy' | 'deliveredAt'> & { summary: string; items: number }

/** What waits for the stall first: new orders, then what must be packed and sent; then the newest. */
export async function listStallOrders(ctx: Context, { page = 1 }: { page?: number } = {}): Promise<{ rows: StallOrderRow[]; more: boolean }> {
  if (!ctx.producer) return { rows: [], more: false }
  const found = await listOfStall(ctx.store.read, ctx.producer.id, page)
  const lines = await linesOf(ctx.store.read, found.rows.map(({ id }) => id))
  return {
    more: found.more,
    rows: found.rows.map((order) => {
      const { id, code, status, placedAt, alertAt, shipBy, deliveredAt } = order
      const own = lines.filter(({ orderId }) => orderId === id)
      const kept = nothingLeft(order) ? own : own.map((line) => ({ ...line, ...leftOf(line) })).filter(({ quantity }) => quantity > 0)
      const summary = kept.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')
      return { id, code, status, total: totalLeft(order), goodsTotal: goodsLeft(order), placedAt, alertAt, shipBy, deliveredAt, summary, items: own.length }
    }),
  }
}
