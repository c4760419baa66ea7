import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { ownProduct, type ProductRow } from './products.repo.server.ts'

/** The producer for whom the actor lists goods: its owner or helper, or an officer under a delegation. */
export function sellerOf(ctx: Context): string {
  if (!ctx.producer) throw new DomainError('forbidden', 'common.notYours')
  const { id, roles } = ctx.producer
  if (ctx.delegationId === undefined && !roles.some((role) => role === 'owner' || role === 'helper')) throw new DomainError('forbidden', 'producers.otherDuty')
  return id
}

/** A product of the producer who asks; anybody else's is not found. */
export async function ownOr404(read: Reader, ctx: Context, productId: string): Promise<ProductRow> {
  const product = await ownProduct(read, sellerOf(ctx), productId)
  if (!product) throw notFound()
  return product
}
