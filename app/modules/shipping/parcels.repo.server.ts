import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { parcels, parcelScans } from '#db/schema/shipping.ts'

/** false: the order has a parcel, or the carrier's code is used. */
export const addParcel = async (tx: Writer, parcel: typeof parcels.$inferInsert) =>
  (await tx.insert(parcels).values(parcel).onConflictDoNothing().returning({ id: parcels.id })).length === 1

/** false: the same message came before. */
export const addScan = async (tx: Writer, scan: typeof parcelScans.$inferInsert) =>
  (await tx.insert(parcelScans).values(scan).onConflictDoNothing().returning({ id: parcelScans.id })).length === 1

export const moveParcel = async (tx: Writer, id: string, from: string, to: string) =>
  (await tx.update(parcels).set({ status: to }).where(and(eq(parcels.id, id), eq(parcels.status, from))).returning({ id: parcels.id })).length === 1

export const parcelById = async (read: Reader, id: string) => (await read.select().from(parcels).where(eq(parcels.id, id)))[0]
export const parcelOfOrder = async (read: Reader, orderId: string) => (await read.select().from(parcels).where(eq(parcels.orderId, orderId)))[0]

export const parcelsByTracking = (read: Reader, trackingCode: string) => read.select().from(parcels).where(eq(parcels.trackingCode, trackingCode)).orderBy(asc(parcels.id)).limit(5)
export const parcelsByCodes = (read: Reader, carrier: string, codes: readonly string[]) => read.select().from(parcels).where(and(eq(parcels.carrier, carrier), inArray(parcels.trackingCode, [...codes])))
export const parcelsOfOrders = (read: Reader, orderIds: string[]) => read.select().from(parcels).where(inArray(parcels.orderId, orderIds))
