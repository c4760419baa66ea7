import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { ownOr404 } from './own.server.ts'
import { photoKey, photoWidths } from './photo-files.ts'
import { countPhotos, dropPhoto, placePhoto } from './photos.repo.server.ts'
import { changeRow, photosOf } from './products.repo.server.ts'

type ProductPhoto = { productId: string; photoId: string }

/** A product on sale keeps at least one photo. */
export async function removePhoto(ctx: Context, { productId, photoId }: ProductPhoto): Promise<void> {
  await ctx.store.write(async (tx) => {
    const product = await ownOr404(tx, ctx, productId)
    await changeRow(tx, productId, {})
    if (product.state === 'published' && (await countPhotos(tx, productId)).count === 1) throw new DomainError('conflict', 'catalog.needsPhoto')
    if (!(await dropPhoto(tx, productId, photoId))) throw notFound()
    if (product.state === 'published') await bumpCatalog(tx)
  })
  for (const width of photoWidths) for (const format of ['jpg', 'webp', 'avif'] as const) await ctx.ports.files.delete(photoKey(photoId, width, format))
}

/** The photo that stands on the card. */
export function putPhotoFirst(ctx: Context, { productId, photoId }: ProductPhoto): Promise<void> {
  return ctx.store.write(async (tx) => {
    const product = await ownOr404(tx, ctx, productId)
    await changeRow(tx, productId, {})
    const photos = await photosOf(tx, [productId])
    if (!photos.some(({ id }) => id === photoId)) throw notFound()
    const order = [photoId, ...photos.map(({ id }) => id).filter((id) => id !== photoId)]
    for (const [at, id] of order.entries()) await placePhoto(tx, productId, id, at + 1)
    if (product.state === 'published') await bumpCatalog(tx)
  })
}
