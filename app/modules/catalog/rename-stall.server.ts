import type { Context } from '#app/lib/context.ts'
import { nameStall } from '#app/modules/stalls/save-stall.server.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { setSearchText, stallProducts } from './products.repo.server.ts'
import { searchTextOf } from './search-text.server.ts'

const MOST = 500

/** The new name stands on the cards, and buyers find the goods by it, at once; of a stall with more goods the newest 500. */
export const renameStall = (ctx: Context, { name }: { name: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const stall = await nameStall(tx, ctx, { name })
    for (const product of await stallProducts(tx, stall.stallId, MOST)) await setSearchText(tx, product.id, await searchTextOf(tx, { ...product, stallName: stall.name }))
    await bumpCatalog(tx)
  })
