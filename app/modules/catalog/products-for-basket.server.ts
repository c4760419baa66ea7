import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { products } from '#db/schema/catalog.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'

const MOST = 200

/** What a basket needs to know of its goods; unknown and removed ones are missing. `sellable`: published in an open stall. */
export async function productsForBasket(read: Reader, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await read
    .select({
      id: products.id,
      slug: products.slug,
      name: products.name,
      unitLabel: products.unitLabel,
      price: products.price,
      stock: products.stock,
      shipGrams: products.shipGrams,
      storage: products.storage,
      shelfLifeDays: products.shelfLifeDays,
      stallId: stalls.id,
      stallName: stalls.name,
      stallSlug: stalls.slug,
      producerId: stalls.producerId,
      collectorId: stalls.collectorId,
      stallProvinceCode: stalls.provinceCode,
      unitPath: producers.unitPath,
      productState: products.state,
      stallState: stalls.state,
      photoId: sql<string | null>`(select p.id from product_photos p where p.product_id = ${products.id} order by p.position, p.id limit 1)`,
    })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .where(and(inArray(products.id, ids.slice(0, MOST)), ne(products.state, 'removed')))
  return rows.map(({ productState, stallState, ...row }) => ({ ...row, sellable: productState === 'published' && stallState === 'open' }))
}
