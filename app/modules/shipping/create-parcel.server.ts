import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Writer } from '#db/client.server.ts'
import type { Carrier, ScanSource } from './parcel.ts'
import { addParcel, addScan, parcelOfOrder } from './parcels.repo.server.ts'

/**
 * Step: the parcel of an order with its carrier's code. The same hand-over again returns the same parcel;
 * a tracking code that another order bears is refused beside its field.
 */
export async function createParcel(
  tx: Writer,
  ctx: Context,
  { orderId, carrier, trackingCode, source }: { orderId: string; carrier: Carrier; trackingCode: string; source: ScanSource },
): Promise<string> {
  const id = ctx.newId()
  const at = ctx.now()
  if (await addParcel(tx, { id, orderId, carrier, trackingCode, status: 'created', createdAt: at })) {
    await addScan(tx, { id: ctx.newId(), parcelId: id, status: 'created', source, messageKey: 'created', actorId: ctx.actor?.personId ?? null, at })
    return id
  }
  const parcel = await parcelOfOrder(tx, orderId)
  if (parcel?.carrier === carrier && parcel.trackingCode === trackingCode) return parcel.id
  throw new DomainError('conflict', parcel ? 'shipping.alreadyHandedOver' : 'shipping.trackingUsed', { field: 'trackingCode' })
}
