import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { ownProduct, type ProductRow } from './products.repo.server.ts'

/** The producer for whom the actor lists goods: as its owner or helper today, or under a delegation for it. */
export const sellerOf = async (read: Reader, ctx: Context): Promise<string> => (await producerOfActor(read, ctx, 'products')).id

/** A product of the producer who asks; anybody else's is not found. */
export async function ownOr404(read: Reader, ctx: Context, productId: string): Promise<ProductRow> {
  const product = await ownProduct(read, await sellerOf(read, ctx), productId)
  if (!product) throw notFound()
  return product
}
