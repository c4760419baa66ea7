import { and, asc, eq, sql } from 'drizzle-orm'
import { orders } from '#db/schema/orders.ts'
import { journalLines } from '#db/schema/payments.ts'
import { parcels } from '#db/schema/shipping.ts'
import type { Reader } from '#db/client.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'

export type Unremitted = { code: string; trackingCode: string; carrier: string; deliveredAt: Date; amount: number }
const MOST = 50

/** Cash taken at doors that no list has brought yet, the longest delivered first. The caller has checked whose books these are. */
export async function listUnremitted(read: Reader, collectorId: string): Promise<Unremitted[]> {
  const owed = read
    .select({ orderId: journalLines.orderId, amount: sql<string>`sum(${journalLines.amount})`.as('amount') })
    .from(journalLines)
    .where(and(eq(journalLines.collectorId, collectorId), eq(journalLines.account, chart.carrierReceivable.code)))
    .groupBy(journalLines.orderId)
    .having(sql`sum(${journalLines.amount}) <> 0`)
    .as('owed')
  const rows = await read
    .select({ code: orders.code, deliveredAt: orders.deliveredAt, trackingCode: parcels.trackingCode, carrier: parcels.carrier, amount: owed.amount })
    .from(owed)
    .innerJoin(orders, eq(orders.id, owed.orderId))
    .leftJoin(parcels, eq(parcels.orderId, orders.id))
    .orderBy(asc(orders.deliveredAt), asc(orders.id))
    .limit(MOST)
  return rows.flatMap(({ deliveredAt, trackingCode, carrier, amount, code }) => (deliveredAt ? [{ code, deliveredAt, trackingCode: trackingCode ?? '', carrier: carrier ?? '', amount: Number(amount) }] : []))
}
