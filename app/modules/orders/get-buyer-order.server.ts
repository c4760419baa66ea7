import type { Context } from '#app/lib/context.ts'
import { paymentState, type PaymentState } from '#app/modules/payments/attempts/attempt.ts'
import { findAttempts } from '#app/modules/payments/attempts/find-attempts.server.ts'
import { refundsOf, type Refund } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { failureOf } from '#app/modules/payments/attempts/failure.ts'
import { transferOf, type Transfer } from '#app/modules/payments/vietqr/find-transfer.server.ts'
import { findParcelsOfOrders } from '#app/modules/shipping/find-parcels.server.ts'
import { isRefunded, leftOf } from './line-left.ts'
import { groupByAnyCode, mayReadGroup, orderNotFound } from './order-access.server.ts'
import type { OrderStatus } from './order-states.ts'
import { linesOf, ordersOfGroup, stepsOf, type Group, type Line, type Order, type Step } from './orders.repo.server.ts'

/** quantity, amount and grams are what is left of the line; off: pieces cancelled or refunded. */
export type OrderLineView = Pick<Line, 'productId' | 'name' | 'unitLabel' | 'unitPrice' | 'quantity' | 'amount' | 'grams' | 'photoId'> & { off: number }
export type OrderStepView = { status: OrderStatus; at: Date; source: string; note: string }

export type BuyerOrder = Pick<Order, 'id' | 'code' | 'status' | 'stallId' | 'stallName' | 'cod' | 'goodsTotal' | 'shippingFee' | 'total' | 'goodsOff' | 'shippingOff' | 'shipBy' | 'confirmedAt' | 'deliveredAt' | 'deliveredSource' | 'releaseAt' | 'cancelAt' | 'cancelReason'> & {
  lines: OrderLineView[]
  steps: OrderStepView[]
  parcel: { carrier: string; trackingCode: string; status: string } | null
}
export type BuyerGroup = Omit<Group, 'requestId' | 'buyerId' | 'collectorId'> & {
  /** refunded: everything that was paid went back, or is on its way back. */
  payment: PaymentState | 'refunded'
  /** Why the last attempt did not go through, for failureKey. */
  paymentCode: string | null
  /** While a transfer is awaited. */
  transfer: Transfer | null
  orders: BuyerOrder[]
  refunds: Refund[]
}

/** The whole basket with every step of every stall's order; `groupCode` may be the code of one of the orders too. Not yours: not found. */
export async function getBuyerOrder(ctx: Context, { groupCode, access }: { groupCode: string; access: { granted: boolean } }): Promise<BuyerGroup> {
  const group = await groupByAnyCode(ctx.store.read, groupCode)
  if (!group || !mayReadGroup(ctx, group, access.granted)) throw orderNotFound()
  const read = ctx.store.read
  const orders = await ordersOfGroup(read, group.id)
  const ids = orders.map(({ id }) => id)
  const [lines, steps, parcels, attempts, refunds] = await Promise.all([linesOf(read, ids), stepsOf(read, ids), findParcelsOfOrders(read, ids), findAttempts(read, group.id), refundsOf(read, group.id)])
  const { requestId: _request, buyerId: _buyer, collectorId: _collector, ...shown } = group
  const payment = paymentState(group, attempts, ctx.now())
  return {
    ...shown,
    payment: isRefunded(group, orders, refunds) ? 'refunded' : payment,
    transfer: payment === 'transfer' ? await transferOf(read, ctx, attempts.find(({ state, method }) => state === 'open' && method === 'vietqr')) : null,
    paymentCode: attempts[0]?.state === 'failed' ? failureOf(attempts[0]) : null,
    orders: orders.map(({ id, code, status, stallId, stallName, cod, goodsTotal, shippingFee, total, goodsOff, shippingOff, shipBy, confirmedAt, deliveredAt, deliveredSource, releaseAt, cancelAt, cancelReason }) => ({
      ...{ id, code, status, stallId, stallName, cod, goodsTotal, shippingFee, total, goodsOff, shippingOff, shipBy, confirmedAt, deliveredAt, deliveredSource, releaseAt, cancelAt, cancelReason },
      lines: lines.filter(({ orderId }) => orderId === id).map(showLine),
      steps: steps.filter(({ orderId }) => orderId === id).map(showStep),
      parcel: showParcel(parcels.get(id)),
    })),
    refunds,
  }
}

/** "Tra cứu": the group's code for what was typed, when the phone is the buyer's or the recipient's. E.164; the caller limits the tries. */
export async function findGroupCode(ctx: Context, { typed, phone }: { typed: string; phone: string }): Promise<string | undefined> {
  const group = await groupByAnyCode(ctx.store.read, typed)
  return group && [group.buyerPhone, group.recipientPhone].includes(phone) ? group.code : undefined
}

export const showLine = (line: Line): OrderLineView => {
  const { productId, name, unitLabel, unitPrice, photoId, offQuantity } = line
  return { productId, name, unitLabel, unitPrice, photoId, off: offQuantity, ...leftOf(line) }
}
export const showStep = ({ status, at, source, note }: Step): OrderStepView => ({ status: status as OrderStatus, at, source, note })
export const showParcel = (parcel: { carrier: string; trackingCode: string; status: string } | undefined) =>
  parcel ? { carrier: parcel.carrier, trackingCode: parcel.trackingCode, status: parcel.status } : null
