import type { LoaderFunctionArgs } from '@remix-run/node'
import { openPhoto } from '#app/modules/catalog/open-photo.server.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { openContext } from '#app/request/context.server.ts'

/** A photo's bytes never change under its address; those buyers may not see are their owner's alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await openContext(request)
  const producer = ctx.actor ? await findProducerOf(ctx, ctx.actor.personId) : undefined
  const photo = await openPhoto({ ...ctx, ...(producer && { producer }) }, { photoId: params.id ?? '', file: params.file ?? '' })
  if (!photo) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(photo.body, {
    headers: {
      'Content-Type': photo.type,
      'Content-Length': String(photo.size),
      'Cache-Control': photo.isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
