import { and, desc, eq, gt, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { personPhones, roleGrants } from '#db/schema/accounts.ts'
import { notifications } from '#db/schema/notifications.ts'
import { orderGroups, orderLines, orders } from '#db/schema/orders.ts'
import { payouts, refunds } from '#db/schema/payments.ts'
import { bankAccounts, memberships } from '#db/schema/producers.ts'
import { parcels } from '#db/schema/shipping.ts'
import { stalls } from '#db/schema/stalls.ts'

export async function orderForMessage(read: Reader, orderId: string) {
  const [row] = await read
    .select({ order: orders, group: orderGroups, carrier: parcels.carrier, tracking: parcels.trackingCode })
    .from(orders)
    .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
    .leftJoin(parcels, eq(parcels.orderId, orders.id))
    .where(eq(orders.id, orderId))
  if (!row) return undefined
  const lines = await read.select({ productId: orderLines.productId, name: orderLines.name, quantity: orderLines.quantity }).from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.productId)
  return { ...row, lines }
}

/** What went back when the order ended: less than its total when something went off before. */
export const lastRefundOf = async (read: Reader, orderId: string): Promise<number | undefined> =>
  (await read.select({ amount: refunds.amount }).from(refunds).where(eq(refunds.orderId, orderId)).orderBy(desc(refunds.requestedAt), desc(refunds.id)).limit(1))[0]?.amount

/** Whether money that came at `at` placed an order of the group; a second or too late payment places none. */
export const wasPlacedBy = async (read: Reader, groupId: string, at: Date) =>
  (await read.select({ id: orders.id }).from(orders).where(and(eq(orders.groupId, groupId), gte(orders.placedAt, at))).limit(1)).length > 0

export const groupForMessage = async (read: Reader, groupId: string) => (await read.select().from(orderGroups).where(eq(orderGroups.id, groupId)))[0]
export const stallForMessage = async (read: Reader, stallId: string) => (await read.select().from(stalls).where(eq(stalls.id, stallId)))[0]

export const accountForMessage = async (read: Reader, accountId: string) => (await read.select().from(bankAccounts).where(eq(bankAccounts.id, accountId)))[0]
export const payoutForMessage = async (read: Reader, payoutId: string) =>
  (await read.select({ payout: payouts, numberEnd: bankAccounts.numberEnd }).from(payouts).innerJoin(bankAccounts, eq(bankAccounts.id, payouts.bankAccountId)).where(eq(payouts.id, payoutId)))[0]

/** Checked phones of the members who take orders; a phone two of them share is told once. */
export async function phonesOfMembers(read: Reader, producerId: string, roles: readonly string[], now: Date): Promise<string[]> {
  const rows = await read
    .selectDistinct({ phone: personPhones.phone })
    .from(memberships)
    .innerJoin(personPhones, eq(personPhones.personId, memberships.personId))
    .where(and(eq(memberships.producerId, producerId), inArray(memberships.role, [...roles]), or(isNull(memberships.validTo), gt(memberships.validTo, now)), isNotNull(personPhones.checkedAt)))
  return rows.map(({ phone }) => phone).sort()
}

/** Checked phones of who works on a collector's money, or did until `now`. */
export async function phonesOfCollector(read: Reader, collectorId: string, now: Date): Promise<string[]> {
  const rows = await read
    .selectDistinct({ phone: personPhones.phone })
    .from(roleGrants)
    .innerJoin(personPhones, eq(personPhones.personId, roleGrants.personId))
    .where(and(eq(roleGrants.collectorId, collectorId), inArray(roleGrants.role, ['collector_maker', 'collector_checker']), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now)), isNotNull(personPhones.checkedAt)))
  return rows.map(({ phone }) => phone).sort()
}

export const addNotification = (tx: Writer, row: typeof notifications.$inferInsert) => tx.insert(notifications).values(row).onConflictDoNothing()
export const unsentOf = (read: Reader, eventId: string) => read.select().from(notifications).where(and(eq(notifications.eventId, eventId), isNull(notifications.sentAt)))
export const markSent = (tx: Writer, id: string, at: Date) => tx.update(notifications).set({ sentAt: at }).where(eq(notifications.id, id))
