import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import type { Writer } from '#db/client.server.ts'
import { movesParcel, type ParcelStatus, type ScanSource } from './parcel.ts'
import { addScan, moveParcel, parcelById } from './parcels.repo.server.ts'

/**
 * Step: a scan or a carrier's message about a parcel. moved: it is news and the parcel follows; late: kept as evidence,
 * the parcel was further already; already: the same message came before. `messageKey` names a carrier's message; a clerk scans each status once.
 */
export async function scanParcel(
  tx: Writer,
  ctx: Context,
  { parcelId, status, source, messageKey = status }: { parcelId: string; status: ParcelStatus; source: ScanSource; messageKey?: string },
): Promise<'moved' | 'late' | 'already'> {
  const scan = { id: ctx.newId(), parcelId, status, source, messageKey, actorId: ctx.actor?.personId ?? null, at: ctx.now() }
  if (!(await parcelById(tx, parcelId))) throw notFound('shipping.unknownCode')
  if (!(await addScan(tx, scan))) return 'already'
  for (;;) {
    const parcel = (await parcelById(tx, parcelId))!
    if (!movesParcel(parcel.status as ParcelStatus, status)) return 'late'
    if (await moveParcel(tx, parcelId, parcel.status, status)) return 'moved'
  }
}
