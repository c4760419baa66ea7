import { and, asc, count, desc, eq, gt, inArray, isNull, like } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { placementLocks } from '#db/schema/checkout.ts'
import { orderGroups, orderLines, orders } from '#db/schema/orders.ts'

/** Until the write ends, nobody else orders under these keys. Ascending keys: one lock order for everybody. */
export async function lockPlacements(tx: Writer, keys: readonly string[], at: Date): Promise<void> {
  for (const key of [...keys].sort()) await tx.insert(placementLocks).values({ key, lockedAt: at }).onConflictDoUpdate({ target: placementLocks.key, set: { lockedAt: at } })
}

const MOST_LINES = 200

export type PlacedGroup = { id: string; collectorId: string; code: string; total: number; method: string; buyerPhone: string; placedAt: Date; holdUntil: Date | null }

const groupColumns = { id: orderGroups.id, collectorId: orderGroups.collectorId, code: orderGroups.code, total: orderGroups.total, method: orderGroups.method, buyerPhone: orderGroups.buyerPhone, placedAt: orderGroups.placedAt, holdUntil: orderGroups.holdUntil }

/** One request is one group for each collector: requestId:collectorId. `requestId` is a UUID, so it holds no wildcard. */
export const groupsOfRequest = (read: Reader, requestId: string): Promise<PlacedGroup[]> =>
  read.select(groupColumns).from(orderGroups).where(like(orderGroups.requestId, `${requestId}:%`)).orderBy(asc(orderGroups.id))

export const groupByCode = async (read: Reader, code: string): Promise<(PlacedGroup & { requestId: string; paidAt: Date | null }) | undefined> =>
  (await read.select({ ...groupColumns, requestId: orderGroups.requestId, paidAt: orderGroups.paidAt }).from(orderGroups).where(eq(orderGroups.code, code)))[0]

export const goodsOfGroup = (read: Reader, groupId: string): Promise<{ productId: string; quantity: number }[]> =>
  read.select({ productId: orderLines.productId, quantity: orderLines.quantity }).from(orderLines).innerJoin(orders, eq(orders.id, orderLines.orderId)).where(eq(orders.groupId, groupId)).limit(MOST_LINES)

const unpaid = (now: Date) => and(isNull(orderGroups.paidAt), gt(orderGroups.holdUntil, now))

export const countUnpaidOfPhone = async (read: Reader, phone: string, now: Date): Promise<number> =>
  (await read.select({ n: count() }).from(orderGroups).where(and(eq(orderGroups.buyerPhone, phone), unpaid(now))))[0]!.n

/** The unpaid groups that go to a commune, by address line: folding is not SQL's. */
export const unpaidAddresses = async (read: Reader, communeCode: string, now: Date): Promise<string[]> =>
  (await read.select({ line: orderGroups.addressLine }).from(orderGroups).where(and(eq(orderGroups.communeCode, communeCode), unpaid(now))).limit(500)).map(({ line }) => line)

export const countOpenCod = async (read: Reader, phone: string): Promise<number> =>
  (
    await read
      .select({ n: count() })
      .from(orders)
      .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
      .where(and(eq(orderGroups.buyerPhone, phone), eq(orders.cod, true), inArray(orders.status, ['placed', 'confirmed', 'packed', 'handed_over'])))
  )[0]!.n

export const groupCodeOfOrder = async (read: Reader, orderCode: string): Promise<string | undefined> =>
  (await read.select({ code: orderGroups.code }).from(orders).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId)).where(eq(orders.code, orderCode)))[0]?.code

/** Every payment of the basket a group belongs to, oldest first, with the names of its stalls. `requestId` is a UUID, so it holds no wildcard. */
export async function groupsOfBasket(read: Reader, groupCode: string) {
  const group = await groupByCode(read, groupCode)
  if (!group) return []
  const request = group.requestId.split(':')[0]!
  const rows = await read
    .select({ id: orderGroups.id, code: orderGroups.code, total: orderGroups.total, method: orderGroups.method, paidAt: orderGroups.paidAt, holdUntil: orderGroups.holdUntil })
    .from(orderGroups)
    .where(like(orderGroups.requestId, `${request}:%`))
    .orderBy(asc(orderGroups.id))
  const sold = rows.length < 2 ? [] : await read.select({ groupId: orders.groupId, name: orders.stallName }).from(orders).where(inArray(orders.groupId, rows.map(({ id }) => id))).orderBy(asc(orders.id))
  return rows.map((row) => ({ ...row, stalls: sold.filter(({ groupId }) => groupId === row.id).map(({ name }) => name).join(', ') }))
}

/** A signed-in buyer's groups, the newest first. */
export const groupsOfBuyer = (read: Reader, personId: string, { limit, offset }: { limit: number; offset: number }) =>
  read
    .select({ code: orderGroups.code, total: orderGroups.total, method: orderGroups.method, placedAt: orderGroups.placedAt, paidAt: orderGroups.paidAt, id: orderGroups.id })
    .from(orderGroups)
    .where(eq(orderGroups.buyerId, personId))
    .orderBy(desc(orderGroups.placedAt), desc(orderGroups.id))
    .limit(limit)
    .offset(offset)

export const ordersIn = (read: Reader, groupIds: readonly string[]) =>
  read.select({ groupId: orders.groupId, code: orders.code, stallName: orders.stallName, status: orders.status, cod: orders.cod, total: orders.total, goodsOff: orders.goodsOff, shippingOff: orders.shippingOff }).from(orders).where(inArray(orders.groupId, [...groupIds])).orderBy(asc(orders.id))
