import type { LoaderFunctionArgs } from '@remix-run/node'
import { openPhoto } from '#app/modules/catalog/open-photo.server.ts'
import { openContext } from '#app/request/context.server.ts'

/** A photo's bytes never change under its address; those buyers may not see are their owner's alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await openContext(request)
  const photo = await openPhoto(ctx, { photoId: params.id ?? '', file: params.file ?? '' })
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
