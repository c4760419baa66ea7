import type { Context } from '#app/lib/context.ts'
import { photoKey, readPhotoFile } from './photo-files.ts'
import { photoOwner } from './photos.repo.server.ts'

/** A photo of goods that buyers may see, or of one's own; undefined for all others, existing or not. */
export async function openPhoto(ctx: Context, { photoId, file }: { photoId: string; file: string }) {
  const wanted = readPhotoFile(file)
  const owner = wanted && /^[0-9a-f-]{36}$/.test(photoId) ? await photoOwner(ctx.store.read, photoId) : undefined
  if (!wanted || !owner || !(owner.isPublic || owner.producerId === ctx.producer?.id)) return undefined
  const found = await ctx.ports.files.get(photoKey(photoId, wanted.width, wanted.format))
  return found ? { ...found, isPublic: owner.isPublic } : undefined
}
