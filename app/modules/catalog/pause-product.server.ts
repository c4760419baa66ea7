import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { ownOr404 } from './own.server.ts'
import { changeRow } from './products.repo.server.ts'
import { signsOf } from './signs.server.ts'

/** Takes it off the shelf; orders already placed go on. 'removed' hides it from its owner, too. */
export function pauseProduct(ctx: Context, { productId, to = 'paused' }: { productId: string; to?: 'paused' | 'removed' }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const product = await ownOr404(tx, ctx, productId)
    if (product.state === to) return
    await changeRow(tx, productId, { state: to })
    await appendEvent(tx, ctx, { type: 'product.changed', subjectType: 'product', subjectId: productId, payload: await signsOf(tx, { ...product, state: to }) })
    if (product.state === 'published') await bumpCatalog(tx)
  })
}
