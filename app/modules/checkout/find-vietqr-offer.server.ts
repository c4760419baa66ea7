import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { productsForBasket } from '#app/modules/catalog/products-for-basket.server.ts'
import { collectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { nextImport } from '#app/modules/payments/vietqr/next-import.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { goodsOfGroup, groupByCode, type PlacedGroup } from './placements.repo.server.ts'
import type { Quote } from './quote.ts'
import { vietqrRefusal, type VietqrRefusal } from './vietqr-offer.ts'

/** accountId: where the money goes. until: when the collector's import, made after this order, has brought news at the latest. */
export type VietqrOffer = { accountId: string; until: Date }

/** One collector's money by transfer, for an order placed at `placedAt`; a refusal when there is no account or no import ahead any more. */
export async function collectorOffer(read: Reader, ctx: Context, collectorId: string, placedAt: Date): Promise<VietqrOffer | VietqrRefusal> {
  const account = await collectorAccount(read, ctx, collectorId)
  if (!account) return 'checkout.vietqrNoAccount'
  const until = nextImport(placedAt, (await findCollector(read, collectorId))!.importBy)
  return until > ctx.now() ? { accountId: account.id, until } : 'checkout.vietqrTooLate'
}

/** For a basket not ordered yet: whether every payment of it may be a transfer, and until when the goods of all would be kept. */
export async function basketOffer(read: Reader, ctx: Context, { payments }: Pick<Quote, 'payments'>): Promise<{ until: Date } | VietqrRefusal> {
  const refusal = vietqrRefusal(payments.flatMap(({ stalls }) => stalls.flatMap(({ lines }) => lines.map(({ product }) => product))))
  if (refusal) return refusal
  let until = ctx.now()
  for (const { collectorId } of payments) {
    const offer = await collectorOffer(read, ctx, collectorId, ctx.now())
    if (typeof offer === 'string') return offer
    if (offer.until > until) until = offer.until
  }
  return { until }
}

/**
 * For a group that waits for its money. The time counts from when it was placed: going back and forth between the ways to pay keeps
 * goods no longer than one transfer would.
 */
export async function groupOffer(read: Reader, ctx: Context, { id, collectorId, placedAt }: Pick<PlacedGroup, 'id' | 'collectorId' | 'placedAt'>): Promise<VietqrOffer | VietqrRefusal> {
  const own = new Map((await goodsOfGroup(read, id)).map(({ productId, quantity }) => [productId, quantity]))
  const products = await productsForBasket(read, [...own.keys()])
  const lines = products.map(({ id: productId, stock, storage, shelfLifeDays }) => ({ stock: stock + own.get(productId)!, storage, shelfLifeDays }))
  return vietqrRefusal(lines) ?? collectorOffer(read, ctx, collectorId, placedAt)
}

/** For the page of an unpaid group; the caller has checked that the browser may open it. */
export async function groupOfferOf(ctx: Context, groupCode: string): Promise<{ until: Date } | VietqrRefusal> {
  const group = await groupByCode(ctx.store.read, groupCode)
  return group ? groupOffer(ctx.store.read, ctx, group) : 'checkout.vietqrTooLate'
}
