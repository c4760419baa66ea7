import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { slugOf } from '#app/lib/fold.ts'
import { localDay } from '#app/lib/time.ts'
import { checkMaker } from '#app/modules/producers/cooperative-members.server.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { hasValidOn } from './certificates.repo.server.ts'
import { checkClaims } from './check-claims.ts'
import type { ProductInput } from './list-product.server.ts'
import { ownOr404, sellerOf } from './own.server.ts'
import { changeRow, keepOldSlug, setById, stallById } from './products.repo.server.ts'
import { searchTextOf } from './search-text.server.ts'
import { signsOf } from './signs.server.ts'

const onTheCard = ['name', 'price', 'unitLabel', 'netUnit', 'netAmount', 'setId'] as const

/** Everything but the stock, which is counted by `countStock`. A new name gets a new address; the old one leads to it. */
export async function changeProduct(ctx: Context, { productId, ...changes }: Partial<Omit<ProductInput, 'stock'>> & { productId: string }): Promise<{ slug: string }> {
  return ctx.store.write(async (tx) => {
    const before = await ownOr404(tx, ctx, productId)
    const after = { ...before, ...(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<typeof before>) }
    checkClaims(after, await hasValidOn(tx, productId, localDay(ctx.now())))
    if (after.setId !== before.setId && !(await setById(tx, after.setId))) throw new DomainError('invalid', 'common.fillThis', { field: 'setId' })
    if (after.name !== before.name) {
      after.slug = slugOf(after.name, productId)
      if (after.slug !== before.slug) await keepOldSlug(tx, before.slug, productId)
    }
    if (after.makerId !== before.makerId) await checkMaker(tx, ctx, { cooperativeId: await sellerOf(tx, ctx), makerId: after.makerId })
    const stall = await stallById(tx, before.stallId)
    const searchText = await searchTextOf(tx, { ...after, stallName: stall.name })
    const { name, slug, setId, unitLabel, netUnit, netAmount, price, shipGrams, storage, shelfLifeDays, description, ingredients, usage, taxTreatment, makerId } = after
    await changeRow(tx, productId, { name, slug, setId, unitLabel, netUnit, netAmount, price, shipGrams, storage, shelfLifeDays, description, ingredients, usage, makerId, searchText, ...(taxTreatment !== before.taxTreatment && chosenAnew(ctx, taxTreatment)) })
    await appendEvent(tx, ctx, { type: 'product.changed', subjectType: 'product', subjectId: productId, payload: await signsOf(tx, after) })
    if (before.state === 'published' && onTheCard.some((field) => before[field] !== after[field])) await bumpCatalog(tx)
    return { slug }
  })
}

/** Somebody has to look at the new choice before it is believed. */
const chosenAnew = (ctx: Context, taxTreatment: string) => ({ taxTreatment, taxChosenBy: ctx.actor?.personId ?? null, taxConfirmedBy: null, taxConfirmedAt: null })
