import { and, asc, eq, exists, gt, isNotNull, notExists, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { journalEntries, paymentAttempts } from '#db/schema/payments.ts'

/** Baskets with a payment, or with cash or a parcel that reached its end, of which the journal knows nothing. */
export async function groupsWithoutEntries(read: Reader, { after, most }: { after: string; most: number }): Promise<string[]> {
  const one = { one: sql`1` }
  const entryOf = (sourceType: string, id: typeof orders.id | typeof paymentAttempts.id) =>
    read.select(one).from(journalEntries).where(and(eq(journalEntries.sourceType, sourceType), eq(journalEntries.sourceId, id)))
  const paid = read.select(one).from(paymentAttempts).where(and(eq(paymentAttempts.groupId, orderGroups.id), eq(paymentAttempts.state, 'paid'), notExists(entryOf('attempt', paymentAttempts.id))))
  const carried = read
    .select(one)
    .from(orders)
    .where(and(eq(orders.groupId, orderGroups.id), eq(orders.cod, true), or(isNotNull(orders.deliveredAt), and(eq(orders.status, 'returned'), gt(orders.shippingFee, 0))), notExists(entryOf('order', orders.id))))
  const rows = await read.select({ id: orderGroups.id }).from(orderGroups).where(and(gt(orderGroups.id, after), or(exists(paid), exists(carried)))).orderBy(asc(orderGroups.id)).limit(most)
  return rows.map(({ id }) => id)
}
