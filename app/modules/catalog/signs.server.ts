import type { Reader } from '#db/client.server.ts'
import type { ListingSigns } from '#app/lib/events.ts'
import { listingSigns } from './listing-signs.ts'
import { photosOf, placeNames, type ProductRow } from './products.repo.server.ts'

export async function signsOf(read: Reader, product: ProductRow): Promise<ListingSigns> {
  const photos = await photosOf(read, [product.id])
  const { today } = await placeNames(read, product.communeCode, product.provinceCode)
  return listingSigns(product, today, photos.map(({ width, height }) => Math.min(width, height)))
}
