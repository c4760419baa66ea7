import type { Reader } from '#db/client.server.ts'
import type { ListingSigns } from '#app/lib/events.ts'
import { listingSigns } from './listing-signs.ts'
import { photosOf, placeNames, setById, type ProductRow } from './products.repo.server.ts'

export async function signsOf(read: Reader, product: ProductRow): Promise<ListingSigns> {
  const photos = await photosOf(read, [product.id])
  const { today } = await placeNames(read, product.communeCode, product.provinceCode)
  const set = await setById(read, product.setId)
  return listingSigns({ ...product, industry: set?.industry ?? 'I' }, today, photos.map(({ width, height }) => Math.min(width, height)))
}
