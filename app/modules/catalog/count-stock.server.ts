import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { ownOr404 } from './own.server.ts'
import { MOST_STOCK, rankOf } from './product.ts'
import { addMovements, setStock } from './stock.repo.server.ts'

type CountStock = { productId: string; reason?: 'counted' | 'sold_elsewhere' } & ({ stock: number } | { delta: number })

/**
 * The seller counted what is on her shelf (goods kept for unpaid orders apart), or sold some at the market.
 * Throws conflict `catalog.onlyLeft` when more is taken off than there is.
 */
export function countStock(ctx: Context, { productId, reason = 'counted', ...count }: CountStock): Promise<{ stock: number }> {
  return ctx.store.write(async (tx) => {
    const product = await ownOr404(tx, ctx, productId)
    const stock = 'stock' in count ? count.stock : product.stock + count.delta
    if (!Number.isSafeInteger(stock) || stock > MOST_STOCK) throw new DomainError('invalid', 'catalog.stockTooBig', { field: 'stock', max: MOST_STOCK })
    if (stock < 0) throw new DomainError('conflict', 'catalog.onlyLeft', { field: 'stock', left: product.stock })
    const before = product.stock
    if (!(await setStock(tx, productId, before, stock, rankOf(stock, product.publishedAt)))) throw new DomainError('conflict', 'catalog.stockMoved', { field: 'stock' })
    await addMovements(tx, [{ id: ctx.newId(), productId, delta: stock - before, reason, actorId: ctx.actor?.personId ?? null, at: ctx.now() }])
    await appendEvent(tx, ctx, { type: 'stock.counted', subjectType: 'product', subjectId: productId, payload: { delta: stock - before, reason } })
    if (product.state === 'published' && before > 0 !== stock > 0) await bumpCatalog(tx)
    return { stock }
  })
}
