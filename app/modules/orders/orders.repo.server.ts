import { and, asc, count, desc, eq, gte, inArray, isNull, like, lte, ne, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { orderCalls, orderGroups, orderLines, orders, orderSteps } from '#db/schema/orders.ts'
import type { OrderStatus } from './order-states.ts'

export type Group = typeof orderGroups.$inferSelect
export type OrderRow = typeof orders.$inferSelect
export type Order = Omit<OrderRow, 'status'> & { status: OrderStatus }
export type Line = typeof orderLines.$inferSelect
export type Step = typeof orderSteps.$inferSelect

const typed = (rows: OrderRow[]) => rows as Order[]

/** False: the same request came before. */
export const addGroup = async (tx: Writer, group: typeof orderGroups.$inferInsert) =>
  (await tx.insert(orderGroups).values(group).onConflictDoNothing({ target: orderGroups.requestId }).returning({ id: orderGroups.id })).length === 1

export async function addOrder(tx: Writer, order: typeof orders.$inferInsert, lines: (typeof orderLines.$inferInsert)[]) {
  await tx.insert(orders).values(order)
  await tx.insert(orderLines).values(lines)
}

export const addStep = async (tx: Writer, step: typeof orderSteps.$inferInsert): Promise<void> => void (await tx.insert(orderSteps).values(step))
export const addCall = async (tx: Writer, call: typeof orderCalls.$inferInsert): Promise<void> => void (await tx.insert(orderCalls).values(call))

/** Compare-and-set: undefined means that somebody else moved the order first. */
export async function moveStatus(tx: Writer, id: string, from: OrderStatus, to: OrderStatus, set: Partial<OrderRow> = {}): Promise<Order | undefined> {
  const moved = await tx.update(orders).set({ ...set, status: to }).where(and(eq(orders.id, id), eq(orders.status, from))).returning()
  return typed(moved)[0]
}

/** Holds the order's row until the write ends, so that what is decided about its lines meets no release or transition half-way; the row as it is then. */
export const lockOrder = async (tx: Writer, id: string): Promise<Order | undefined> => typed(await tx.update(orders).set({ goodsOff: orders.goodsOff }).where(eq(orders.id, id)).returning())[0]

/** Compare-and-set: false when other pieces of the line went off meanwhile. */
export const takeOffLine = async (tx: Writer, { orderId, productId, offQuantity }: Line, quantity: number): Promise<boolean> =>
  (
    await tx
      .update(orderLines)
      .set({ offQuantity: offQuantity + quantity })
      .where(and(eq(orderLines.orderId, orderId), eq(orderLines.productId, productId), eq(orderLines.offQuantity, offQuantity), gte(orderLines.quantity, offQuantity + quantity)))
      .returning({ productId: orderLines.productId })
  ).length === 1
export const takeOff = async (tx: Writer, id: string, { goods, shipping }: { goods: number; shipping: number }): Promise<void> =>
  void (await tx.update(orders).set({ goodsOff: sql`${orders.goodsOff} + ${goods}`, shippingOff: sql`${orders.shippingOff} + ${shipping}` }).where(eq(orders.id, id)))

/** The first payment of a group wins, and with it the way it came; false for every other. Also the lock that expiry and payment both take first. */
export const claimPaid = async (tx: Writer, groupId: string, at: Date, method: string): Promise<boolean> =>
  (await tx.update(orderGroups).set({ paidAt: at, method }).where(and(eq(orderGroups.id, groupId), isNull(orderGroups.paidAt))).returning({ id: orderGroups.id })).length === 1

/** The row as it is now, and nobody else's until the write ends. */
export const lockGroup = async (tx: Writer, groupId: string): Promise<Group | undefined> =>
  (await tx.update(orderGroups).set({ holdUntil: sql`${orderGroups.holdUntil}` }).where(eq(orderGroups.id, groupId)).returning())[0]
export const setMethod = async (tx: Writer, groupId: string, method: 'vnpay' | 'vietqr', holdUntil: Date): Promise<void> =>
  void (await tx.update(orderGroups).set({ method, holdUntil }).where(eq(orderGroups.id, groupId)))

/** The time to pay is over; undefined when it was paid, closed already, or has time left at `now`. */
export const claimExpired = async (tx: Writer, groupId: string, now: Date): Promise<Group | undefined> =>
  (
    await tx
      .update(orderGroups)
      .set({ holdUntil: null })
      .where(and(eq(orderGroups.id, groupId), isNull(orderGroups.paidAt), lte(orderGroups.holdUntil, now)))
      .returning()
  )[0]

export const groupById = async (read: Reader, id: string): Promise<Group | undefined> => (await read.select().from(orderGroups).where(eq(orderGroups.id, id)))[0]
export const groupByCode = async (read: Reader, code: string): Promise<Group | undefined> => (await read.select().from(orderGroups).where(eq(orderGroups.code, code)))[0]
export const groupByRequest = async (read: Reader, requestId: string): Promise<Group | undefined> =>
  (await read.select().from(orderGroups).where(eq(orderGroups.requestId, requestId)))[0]

export const orderById = async (read: Reader, id: string): Promise<Order | undefined> => typed(await read.select().from(orders).where(eq(orders.id, id)))[0]
export const orderByCode = async (read: Reader, code: string): Promise<Order | undefined> => typed(await read.select().from(orders).where(eq(orders.code, code)))[0]
export const orderByToken = async (read: Reader, token: string): Promise<Order | undefined> => typed(await read.select().from(orders).where(eq(orders.sellerToken, token)))[0]
export const ordersOfGroup = async (read: Reader, groupId: string): Promise<Order[]> =>
  typed(await read.select().from(orders).where(eq(orders.groupId, groupId)).orderBy(asc(orders.id)))

export const linesOf = (read: Reader, orderIds: readonly string[]): Promise<Line[]> =>
  read.select().from(orderLines).where(inArray(orderLines.orderId, [...orderIds])).orderBy(asc(orderLines.orderId), asc(orderLines.productId))
/** Lines are released once: false when another released one of them first. `whole`: the order has no line left. */
export async function markReleased(tx: Writer, orderId: string, { productIds, whole, at }: { productIds: readonly string[]; whole: boolean; at: Date }): Promise<boolean> {
  const own = and(eq(orderLines.orderId, orderId), inArray(orderLines.productId, [...productIds]), isNull(orderLines.releasedAt))
  const released = await tx.update(orderLines).set({ releasedAt: at }).where(own).returning({ productId: orderLines.productId })
  if (released.length !== productIds.length) return false
  if (whole) await tx.update(orders).set({ releasedAt: at }).where(eq(orders.id, orderId))
  return true
}
export const stepsOf = (read: Reader, orderIds: readonly string[]): Promise<Step[]> =>
  read.select().from(orderSteps).where(inArray(orderSteps.orderId, [...orderIds])).orderBy(asc(orderSteps.at), asc(orderSteps.id))
export const callsOf = (read: Reader, orderIds: readonly string[]) =>
  read.select().from(orderCalls).where(inArray(orderCalls.orderId, [...orderIds])).orderBy(asc(orderCalls.at), asc(orderCalls.id))

/** The buyer gives the basket up before it is paid; false when the payment came first. */
export const claimUnpaid = async (tx: Writer, groupId: string): Promise<boolean> =>
  (await tx.update(orderGroups).set({ holdUntil: null }).where(and(eq(orderGroups.id, groupId), isNull(orderGroups.paidAt))).returning({ id: orderGroups.id })).length === 1

const MOST_AT_ONCE = 200

export const groupsExpired = async (read: Reader, now: Date): Promise<string[]> =>
  (
    await read
      .select({ id: orderGroups.id })
      .from(orderGroups)
      .where(and(lte(orderGroups.holdUntil, now), isNull(orderGroups.paidAt)))
      .orderBy(asc(orderGroups.holdUntil))
      .limit(MOST_AT_ONCE)
  ).map(({ id }) => id)

export const ordersUnansweredAt = (read: Reader, now: Date) =>
  read.select({ id: orders.id }).from(orders).where(and(eq(orders.status, 'placed'), lte(orders.cancelAt, now))).orderBy(asc(orders.cancelAt)).limit(MOST_AT_ONCE)
export const ordersReleasedAt = (read: Reader, now: Date) =>
  read.select({ id: orders.id }).from(orders).where(and(eq(orders.status, 'delivered'), lte(orders.releaseAt, now))).orderBy(asc(orders.releaseAt)).limit(MOST_AT_ONCE)

const STALL_PAGE = 30

/** What the stall must do comes first: answer, pack, hand over. */
export async function listOfStall(read: Reader, producerId: string, page: number): Promise<{ rows: Order[]; more: boolean }> {
  const duty = sql`case ${orders.status} when 'placed' then 0 when 'confirmed' then 1 when 'packed' then 2 else 3 end`
  const rows = await read
    .select()
    .from(orders)
    .where(and(eq(orders.producerId, producerId), ne(orders.status, 'awaiting_payment')))
    .orderBy(asc(duty), desc(orders.createdAt), desc(orders.id))
    .limit(STALL_PAGE + 1)
    .offset((Math.max(1, page) - 1) * STALL_PAGE)
  return { rows: typed(rows.slice(0, STALL_PAGE)), more: rows.length > STALL_PAGE }
}

export const unansweredIn = (read: Reader, now: Date, scopes: readonly string[]) =>
  read
    .select({ code: orders.code, producerId: orders.producerId, stallName: orders.stallName, total: orders.total, placedAt: orders.placedAt, cancelAt: orders.cancelAt, calls: count(orderCalls.id) })
    .from(orders)
    .leftJoin(orderCalls, eq(orderCalls.orderId, orders.id))
    .where(and(eq(orders.status, 'placed'), lte(orders.alertAt, now), or(...scopes.map((scope) => (scope === '' ? sql`1 = 1` : or(eq(orders.unitPath, scope), like(orders.unitPath, `${scope}/%`)))))))
    .groupBy(orders.id)
    .orderBy(asc(orders.placedAt), asc(orders.id))
    .limit(MOST_AT_ONCE)
