import type { Context } from '#app/lib/context.ts'
import { localDay } from '#app/lib/time.ts'
import { certificatesOf } from './certificates.repo.server.ts'
import { isValidOn } from './ocop-badge.ts'
import { ownOr404, sellerOf } from './own.server.ts'
import { missingParts } from './product.ts'
import { allSets, ownProducts, photosOf, stallById, stallOf } from './products.repo.server.ts'

const MOST = 500

/** The producer's goods with her stall, which may not exist yet. */
export async function listOwnProducts(ctx: Context) {
  const producerId = await sellerOf(ctx.store.read, ctx)
  const stall = await stallOf(ctx.store.read, producerId)
  return { stall: stall && { state: stall.state }, products: stall ? await ownProducts(ctx.store.read, producerId, MOST) : [] }
}

/** Everything her own pages show of a product, with what it still lacks. */
export async function getOwnProduct(ctx: Context, productId: string) {
  const product = await ownOr404(ctx.store.read, ctx, productId)
  const photos = await photosOf(ctx.store.read, [productId])
  const stall = await stallById(ctx.store.read, product.stallId)
  const today = localDay(ctx.now())
  const certificates = (await certificatesOf(ctx.store.read, productId)).map((one) => ({
    id: one.id,
    number: one.number,
    stars: one.stars,
    decisionNo: one.decisionNo,
    expiresOn: one.expiresOn,
    state: one.withdrawnAt !== null ? ('withdrawn' as const) : one.verifiedAt === null ? ('waiting' as const) : isValidOn(one, today) ? ('valid' as const) : ('lapsed' as const),
  }))
  const { id, slug, name, setId, unitLabel, netUnit, netAmount, price, stock, shipGrams, storage, shelfLifeDays, description, ingredients, usage, taxTreatment, taxConfirmedAt, makerId, state } = product
  return {
    product: { id, slug, name, setId, unitLabel, netUnit, netAmount, price, stock, shipGrams, storage, shelfLifeDays, description, ingredients, usage, taxTreatment, taxConfirmedAt, makerId, state },
    photos: photos.map((photo) => ({ id: photo.id, width: photo.width, height: photo.height })),
    stallOpen: stall.state === 'open',
    lacks: missingParts({ ...product, photos: photos.length }),
    certificates,
  }
}

/** The 26 sets as a select shows them, under their industry. */
export async function listSetChoices(ctx: Context) {
  const sets = await allSets(ctx.store.read)
  const industries = [...new Map(sets.map(({ industry, industryName }) => [industry, industryName]))]
  return industries.map(([industry, label]) => ({ label, options: sets.filter((set) => set.industry === industry).map(({ id, name }) => ({ value: id, label: name })) }))
}
