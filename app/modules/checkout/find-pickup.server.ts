import type { Context } from '#app/lib/context.ts'
import { findCommune } from '#app/modules/places/communes.server.ts'
import { stallById } from '#app/modules/stalls/find-stall.server.ts'

/** Where the post picks up and brings back a stall's parcels, for parties of an order. */
export async function findPickup(ctx: Context, stallId: string): Promise<string> {
  const stall = await stallById(ctx.store.read, stallId)
  const commune = stall && (await findCommune(ctx.store.read, stall.communeCode))
  return [stall?.pickupAddress, commune?.fullName, commune?.provinceFullName].filter(Boolean).join(', ')
}
