import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { hasValidOn } from './certificates.repo.server.ts'
import { checkClaims } from './check-claims.ts'
import { ownOr404 } from './own.server.ts'
import { missingParts, rankOf } from './product.ts'
import { changeRow, photosOf } from './products.repo.server.ts'
import { signsOf } from './signs.server.ts'

const needs = { about: 'catalog.needsAbout', photo: 'catalog.needsPhoto', stock: 'catalog.needsStock' } as const

/** Buyers may see it, once its stall is open. Needs words, a photo and something to sell. */
export function publishProduct(ctx: Context, { productId }: { productId: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const product = await ownOr404(tx, ctx, productId)
    if (product.state === 'published') return
    const photos = await photosOf(tx, [productId])
    const [missing] = missingParts({ ...product, photos: photos.length })
    if (missing) throw new DomainError('invalid', needs[missing])
    checkClaims(product, await hasValidOn(tx, productId, localDay(ctx.now())))
    const publishedAt = product.publishedAt ?? ctx.now()
    await changeRow(tx, productId, { state: 'published', publishedAt, rank: rankOf(product.stock, publishedAt) })
    await appendEvent(tx, ctx, { type: 'product.published', subjectType: 'product', subjectId: productId, payload: await signsOf(tx, { ...product, state: 'published' }) })
    await bumpCatalog(tx)
  })
}
