import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { slugOf } from '#app/lib/fold.ts'
import { checkMaker } from '#app/modules/producers/cooperative-members.server.ts'
import { checkClaims } from './check-claims.ts'
import { sellerOf } from './own.server.ts'
import type { NetUnit, Storage, TaxTreatment } from './product.ts'
import { addProduct, ownProduct, setById, stallOf } from './products.repo.server.ts'
import { searchTextOf } from './search-text.server.ts'
import { addMovements } from './stock.repo.server.ts'

/** price: whole đồng for one unit; netAmount in netUnit; shipGrams: packed weight. */
export type ProductInput = {
  name: string
  setId: string
  unitLabel: string
  netUnit: NetUnit
  netAmount: number
  price: number
  stock: number
  shipGrams: number
  storage: Storage
  shelfLifeDays: number | null
  description: string
  ingredients?: string | undefined
  usage?: string | undefined
  taxTreatment?: TaxTreatment | undefined
  /** Of the co-operative's members; undefined leaves it, null: nobody in particular. */
  makerId?: string | null | undefined
}

/** A new draft in the producer's stall. The form makes the id, so that a repeated press is the same product. */
export async function listProduct(ctx: Context, { id = ctx.newId(), ...input }: ProductInput & { id?: string | undefined }): Promise<{ productId: string; slug: string }> {
  const { name, stock } = input
  const told = { description: input.description, ingredients: input.ingredients ?? '', usage: input.usage ?? '' }
  checkClaims({ name, ...told }, false)
  return ctx.store.write(async (tx) => {
    const producerId = await sellerOf(tx, ctx)
    const stall = await stallOf(tx, producerId)
    if (!stall) throw new DomainError('conflict', 'catalog.noStall')
    if (!(await setById(tx, input.setId))) throw new DomainError('invalid', 'common.fillThis', { field: 'setId' })
    await checkMaker(tx, ctx, { cooperativeId: producerId, makerId: input.makerId })
    const { provinceCode, communeCode } = stall
    const searchText = await searchTextOf(tx, { name, setId: input.setId, stallName: stall.name, communeCode, provinceCode })
    const product = { ...input, ...told, id, stallId: stall.id, slug: slugOf(name, id), searchText, provinceCode, communeCode, taxTreatment: input.taxTreatment ?? 'processed_goods', taxChosenBy: ctx.actor?.personId ?? null, createdAt: ctx.now() }
    if (!(await addProduct(tx, product))) {
      const before = await ownProduct(tx, producerId, id)
      if (!before) throw notFound()
      return { productId: id, slug: before.slug }
    }
    await addMovements(tx, [{ id: ctx.newId(), productId: id, delta: stock, reason: 'listed', actorId: ctx.actor?.personId ?? null, at: ctx.now() }])
    await appendEvent(tx, ctx, { type: 'product.listed', subjectType: 'product', subjectId: id, payload: {} })
    return { productId: id, slug: product.slug }
  })
}
