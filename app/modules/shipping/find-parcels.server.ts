import type { Reader } from '#db/client.server.ts'
import type { Carrier, ParcelStatus } from './parcel.ts'
import { parcelOfOrder, parcelsByCodes, parcelsByTracking, parcelsOfOrders } from './parcels.repo.server.ts'

export type Parcel = { id: string; orderId: string; carrier: Carrier; trackingCode: string; status: ParcelStatus; createdAt: Date }

/** Callers have checked whose order it is. */
export const findParcelOfOrder = async (read: Reader, orderId: string) => (await parcelOfOrder(read, orderId)) as Parcel | undefined

/** By order id. */
export const findParcelsOfOrders = async (read: Reader, orderIds: string[]): Promise<Map<string, Parcel>> =>
  orderIds.length === 0 ? new Map() : new Map(((await parcelsOfOrders(read, orderIds)) as Parcel[]).map((parcel) => [parcel.orderId, parcel]))

/** Of one carrier; the caller asks for a few hundred at most. */
export const findParcelsByCodes = async (read: Reader, carrier: Carrier, trackingCodes: readonly string[]) => (await parcelsByCodes(read, carrier, trackingCodes)) as Parcel[]

/** Two carriers may print the same code, so there may be several. */
export const findParcelsByTracking = async (read: Reader, trackingCode: string) => (await parcelsByTracking(read, trackingCode)) as Parcel[]
