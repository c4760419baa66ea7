import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { makePhoto, type MadePhoto, type PhotoTrouble } from './make-photo.server.ts'
import { ownOr404 } from './own.server.ts'
import { photoKey } from './photo-files.ts'
import { addPhoto, countPhotos } from './photos.repo.server.ts'
import { MOST_PHOTOS } from './product.ts'
import { changeRow } from './products.repo.server.ts'

export type PhotoFile = { name: string; data: Uint8Array }
export type Refused = { name: string; code: PhotoTrouble | 'catalog.photoTooMany' }

/** Keeps the good photos and says of each other one what is wrong, so that nobody has to send six again. */
export async function addPhotos(ctx: Context, { productId, files }: { productId: string; files: readonly PhotoFile[] }): Promise<{ added: string[]; refused: Refused[] }> {
  await ownOr404(ctx.store.read, ctx, productId)
  const room = MOST_PHOTOS - (await countPhotos(ctx.store.read, productId)).count
  const refused: Refused[] = []
  const made: { id: string; name: string; photo: MadePhoto }[] = []
  for (const { name, data } of files) {
    const photo = made.length < room ? await makePhoto(data) : 'catalog.photoTooMany'
    if (typeof photo === 'string') refused.push({ name, code: photo })
    else made.push({ id: ctx.newId(), name, photo })
  }
  for (const { id, photo } of made) await storeFiles(ctx, id, photo)
  const added = await keepRows(ctx, productId, made)
  for (const { name } of made.filter(({ id }) => !added.includes(id))) refused.push({ name, code: 'catalog.photoTooMany' })
  return { added, refused }
}

async function storeFiles(ctx: Context, id: string, { files }: MadePhoto) {
  for (const { width, format, data } of files) await ctx.ports.files.put(photoKey(id, width, format), data, format === 'webp' ? 'image/webp' : 'image/jpeg')
}

function keepRows(ctx: Context, productId: string, made: readonly { id: string; photo: MadePhoto }[]): Promise<string[]> {
  if (made.length === 0) return Promise.resolve([])
  return ctx.store.write(async (tx) => {
    const product = await ownOr404(tx, ctx, productId)
    await changeRow(tx, productId, {}) // locks the product, so that two uploads cannot pass the limit together
    const before = await countPhotos(tx, productId)
    const kept = made.slice(0, MOST_PHOTOS - before.count)
    for (const [at, { id, photo }] of kept.entries()) {
      const { width, height } = photo
      await addPhoto(tx, { id, productId, position: before.last + at + 1, width, height, createdAt: ctx.now() })
      const payload = { photoId: id, productId, photos: before.count + at + 1, minEdge: Math.min(width, height) }
      await appendEvent(tx, ctx, { type: 'photo.added', subjectType: 'product', subjectId: productId, payload })
    }
    if (product.state === 'published' && before.count === 0 && kept.length > 0) await bumpCatalog(tx)
    return kept.map(({ id }) => id)
  })
}
