import type { Reader } from '#db/client.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { findProducts } from './find-products.server.ts'
import { movedSlug } from './products.repo.server.ts'
import { countOpenStalls, facesOf, openStalls, provincesWithStalls, publicStall } from './public.repo.server.ts'

/** A stall with its goods; paused ones are shown without. Throws not found. */
export async function getPublicStall(read: Reader, slug: string, today: string, page = 1) {
  const stall = await publicStall(read, slug)
  if (!stall) {
    const movedTo = await movedSlug(read, 'stall', slug)
    if (movedTo && movedTo !== slug) return { movedTo }
    throw notFound()
  }
  return { stall, goods: await findProducts(read, { stallId: stall.id, page }, today) }
}

const STALLS_A_PAGE = 24
const FACES = 3

export async function listOpenStalls(read: Reader, { province, page = 1 }: { province?: string | undefined; page?: number }) {
  const total = await countOpenStalls(read, province)
  const pages = Math.max(1, Math.ceil(total / STALLS_A_PAGE))
  const current = Math.min(Math.max(1, page), pages)
  const rows = await openStalls(read, province, { limit: STALLS_A_PAGE, offset: (current - 1) * STALLS_A_PAGE })
  const faces = rows.length > 0 ? await facesOf(read, rows.map(({ id }) => id)) : []
  const stalls = rows.map((row) => ({ ...row, photoIds: faces.flatMap(({ stallId, photoId }) => (stallId === row.id && photoId ? [photoId] : [])).slice(0, FACES) }))
  return { stalls, total, page: current, pages, provinces: await provincesWithStalls(read) }
}
