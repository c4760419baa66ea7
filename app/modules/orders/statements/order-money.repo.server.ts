import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { journalLines } from '#db/schema/payments.ts'
import { lineFreezes, orderLines, orders } from '#db/schema/orders.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'

const SOLD = ['placed', 'confirmed', 'packed', 'handed_over', 'delivered', 'completed', 'returning'] as const
const soldBy = (producerId: string) => and(eq(orders.producerId, producerId), inArray(orders.status, [...SOLD]), isNotNull(orders.placedAt))
const ours = [chart.producerBalance.code, chart.vatWithheld.code, chart.pitWithheld.code, chart.commission.code]

export const soldOrders = (read: Reader, producerId: string, { limit, offset }: { limit: number; offset: number }) =>
  read.select().from(orders).where(soldBy(producerId)).orderBy(desc(orders.placedAt), desc(orders.id)).limit(limit).offset(offset)

/** đồng of goods that were sold and not released. */
export const unreleasedTotal = async (read: Reader, producerId: string): Promise<number> =>
  Number(
    (
      await read
        .select({ total: sql<string | null>`sum(${orderLines.unitPrice} * (${orderLines.quantity} - ${orderLines.offQuantity}))` })
        .from(orderLines)
        .innerJoin(orders, eq(orders.id, orderLines.orderId))
        .where(and(soldBy(producerId), isNull(orderLines.releasedAt)))
    )[0]?.total ?? 0,
  )

/** What the journal has of these orders, by order and account; đồng, credit positive. */
export async function bookedOf(read: Reader, orderIds: readonly string[]): Promise<{ orderId: string; account: string; amount: number }[]> {
  if (orderIds.length === 0) return []
  const rows = await read
    .select({ orderId: journalLines.orderId, account: journalLines.account, amount: sql<string>`-sum(${journalLines.amount})` })
    .from(journalLines)
    .where(and(inArray(journalLines.orderId, [...orderIds]), inArray(journalLines.account, ours)))
    .groupBy(journalLines.orderId, journalLines.account)
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

export const frozenAmong = async (read: Reader, orderIds: readonly string[]): Promise<Set<string>> =>
  orderIds.length === 0 ? new Set() : new Set((await read.selectDistinct({ orderId: lineFreezes.orderId }).from(lineFreezes).where(and(inArray(lineFreezes.orderId, [...orderIds]), isNull(lineFreezes.liftedAt)))).map(({ orderId }) => orderId))
