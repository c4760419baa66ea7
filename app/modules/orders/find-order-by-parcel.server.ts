import type { Context } from '#app/lib/context.ts'
import { readCode } from '#app/lib/code.server.ts'
import { readTracking } from '#app/modules/shipping/parcel.ts'
import { findParcelOfOrder, findParcelsByTracking } from '#app/modules/shipping/find-parcels.server.ts'
import { clerkReaches } from './order-access.server.ts'
import { showParcel } from './get-buyer-order.server.ts'
import { totalLeft } from './line-left.ts'
import type { OrderStatus } from './order-states.ts'
import { groupById, orderByCode, orderById, type Order } from './orders.repo.server.ts'

/** `codAmount`: what the post collects; null when it is paid. */
export type ParcelOrder = { code: string; status: OrderStatus; stallName: string; recipientName: string; codAmount: number | null; communeName: string; provinceName: string; parcel: { carrier: string; trackingCode: string; status: string } | null }

/** What a post clerk scanned or typed: the order's code from the slip, or the carrier's code; of the places assigned to her. Several when two carriers print the same code. */
export async function findOrderByParcel(ctx: Context, { typed }: { typed: string }): Promise<ParcelOrder[]> {
  const read = ctx.store.read
  const code = readCode(typed)
  const byCode = code === undefined ? undefined : await orderByCode(read, code)
  const tracking = readTracking(typed)
  const orders = byCode ? [byCode] : tracking === undefined ? [] : await Promise.all((await findParcelsByTracking(read, tracking)).map(({ orderId }) => orderById(read, orderId)))
  const shown = await Promise.all(orders.filter((order): order is Order => order !== undefined && onItsWay(order)).map((order) => show(ctx, order)))
  return shown.filter((order) => order !== undefined)
}

const onItsWay = ({ status }: Order) => !['awaiting_payment', 'placed', 'cancelled'].includes(status)

async function show(ctx: Context, order: Order): Promise<ParcelOrder | undefined> {
  const { id, groupId, code, status, stallName, unitPath } = order
  const [group, parcel] = await Promise.all([groupById(ctx.store.read, groupId), findParcelOfOrder(ctx.store.read, id)])
  if (!clerkReaches(ctx, { unitPath }, group!)) return undefined
  return { code, status, stallName, recipientName: group!.recipientName, codAmount: order.cod ? totalLeft(order) : null, communeName: group!.communeName, provinceName: group!.provinceName, parcel: showParcel(parcel) }
}
