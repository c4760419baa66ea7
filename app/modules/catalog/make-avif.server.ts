import type { Context } from '#app/lib/context.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { makeAvif } from './make-photo.server.ts'
import { photoKey, photoWidths } from './photo-files.ts'
import { markAvif } from './photos.repo.server.ts'
import { changeRow } from './products.repo.server.ts'

/** Consumer of `photo.added`: the smaller twin of each width. Repeating it writes the same files. */
export const photosConsumer = {
  async out(ctx: Context, event: DomainEvent): Promise<void> {
    if (event.type !== 'photo.added') return
    const { photoId } = event.payload
    for (const width of photoWidths) {
      const original = await ctx.ports.files.get(photoKey(photoId, width, 'jpg'))
      if (!original) return // removed meanwhile
      const data = new Uint8Array(await new Response(original.body).arrayBuffer())
      await ctx.ports.files.put(photoKey(photoId, width, 'avif'), await makeAvif(data), 'image/avif')
    }
    await ctx.store.write(async (tx) => {
      const productId = await markAvif(tx, photoId)
      if (productId) await changeRow(tx, productId, {})
    })
  },
}
