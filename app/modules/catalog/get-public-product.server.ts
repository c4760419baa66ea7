import type { Reader } from '#db/client.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { certificatesOf } from './certificates.repo.server.ts'
import { badgeOf } from './ocop-badge.ts'
import { movedSlug, photosOf } from './products.repo.server.ts'
import { publicProduct } from './public.repo.server.ts'

export type PublicProduct = Exclude<Awaited<ReturnType<typeof getPublicProduct>>, { movedTo: string }>

/** What a buyer may know of a product; `today` decides about its stars. An old address answers with the new one. Throws not found. */
export async function getPublicProduct(read: Reader, slug: string, today: string) {
  const row = await publicProduct(read, slug)
  if (!row) {
    const movedTo = await movedSlug(read, 'product', slug)
    if (movedTo && movedTo !== slug) return { movedTo }
    throw notFound()
  }
  const { product, set, stall, producer, communeName, provinceName } = row
  const photos = await photosOf(read, [product.id])
  const { valid, lapsed } = badgeOf(await certificatesOf(read, product.id), today)
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    unitLabel: product.unitLabel,
    netUnit: product.netUnit,
    netAmount: product.netAmount,
    price: product.price,
    stock: product.stock,
    shipGrams: product.shipGrams,
    storage: product.storage,
    shelfLifeDays: product.shelfLifeDays,
    description: product.description,
    ingredients: product.ingredients,
    usage: product.usage,
    sellable: product.state === 'published' && stall.state === 'open',
    set: { id: set.id, name: set.name, groupName: set.groupName, industry: set.industry },
    stall,
    producer,
    communeName,
    provinceName,
    provinceCode: product.provinceCode,
    photos: photos.map(({ id, width, height, hasAvif }) => ({ id, width, height, hasAvif })),
    badge: valid && { number: valid.number, stars: valid.stars, decisionNo: valid.decisionNo, expiresOn: valid.expiresOn, illustrative: valid.illustrative },
    history: lapsed.map(({ stars, issuedOn, expiresOn }) => ({ stars, issuedOn, expiresOn })),
  }
}
