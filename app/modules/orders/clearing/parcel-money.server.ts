import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { orderGroups, orderLines, orders } from '#db/schema/orders.ts'
import { refunds } from '#db/schema/payments.ts'
import { parcels } from '#db/schema/shipping.ts'
import { batches } from '#app/lib/batches.ts'
import { findParcelsByCodes } from '#app/modules/shipping/find-parcels.server.ts'
import { feeAtWeight } from '#app/modules/shipping/rates.ts'
import type { Carrier } from '#app/modules/shipping/parcel.ts'
import { totalLeft } from '../line-left.ts'
import { carriedStatuses } from '../order-states.ts'

export type ParcelMoney = {
  orderId: string
  producerId: string
  cod: boolean
  delivered: boolean
  /** What the buyer owes, or paid, at the door; what was given back to her since does not lessen it. */
  due: number
  shippingFee: number
  /** What the goods were said to weigh. */
  grams: number
  /** What the price list asks for the same parcel at another weight, the way back of a returned one included. */
  feeAt(grams: number): number
}

/** By the code its carrier's file names it with, of this collector and carrier. Parcels of anybody else are not there. */
export async function parcelMoney(read: Reader, { collectorId, carrier, codes }: { collectorId: string; carrier: Carrier; codes: readonly string[] }): Promise<Map<string, ParcelMoney>> {
  const found = new Map<string, ParcelMoney>()
  for (const batch of batches([...new Set(codes)])) {
    const orderOf = await ordersNamed(read, carrier, batch)
    if (orderOf.size === 0) continue
    const ids = [...new Set(orderOf.values())]
    const rows = await read
      .select({ order: orders, province: orderGroups.provinceCode })
      .from(orders)
      .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
      .where(and(inArray(orders.id, ids), eq(orderGroups.collectorId, collectorId)))
    const lines = await read.select({ orderId: orderLines.orderId, grams: orderLines.grams }).from(orderLines).where(inArray(orderLines.orderId, ids))
    const back = await read.select({ orderId: refunds.orderId, amount: sql<string>`sum(${refunds.amount})` }).from(refunds).where(inArray(refunds.orderId, ids)).groupBy(refunds.orderId)
    const givenBack = new Map(back.map(({ orderId, amount }) => [orderId, Number(amount)]))
    const moneyOf = new Map<string, ParcelMoney>()
    for (const { order, province } of rows) {
      const { id: orderId, producerId, cod, status, shippingFee } = order
      const grams = lines.reduce((sum, line) => (line.orderId === orderId ? sum + line.grams : sum), 0)
      const returned = status === 'returned'
      const feeAt = (billed: number) => feeAtWeight({ fromProvince: order.unitPath.split('/')[0]!, toProvince: province, fee: shippingFee, grams, billed }) * (returned ? 2 : 1)
      moneyOf.set(orderId, { orderId, producerId, cod, delivered: order.deliveredAt !== null, due: totalLeft(order) + (givenBack.get(orderId) ?? 0), shippingFee, grams, feeAt })
    }
    for (const [code, orderId] of orderOf) {
      const money = moneyOf.get(orderId)
      if (money) found.set(code, money)
    }
  }
  return found
}

/** By code: the label's, or the order's own, by which a clerk takes a parcel over that bears no label, and which carriers print beside theirs. */
async function ordersNamed(read: Reader, carrier: Carrier, codes: readonly string[]): Promise<Map<string, string>> {
  const labelled = await findParcelsByCodes(read, carrier, codes)
  const named = await read
    .select({ code: orders.code, orderId: orders.id })
    .from(orders)
    .leftJoin(parcels, eq(parcels.orderId, orders.id))
    .where(and(inArray(orders.code, [...codes]), inArray(orders.status, [...carriedStatuses]), or(isNull(parcels.id), eq(parcels.carrier, carrier))))
  return new Map([...named.map(({ code, orderId }) => [code, orderId] as const), ...labelled.map(({ trackingCode, orderId }) => [trackingCode, orderId] as const)])
}
