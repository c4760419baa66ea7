import { eq, inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { products } from '#db/schema/catalog.ts'
import { cooperativeMembers } from '#db/schema/producers.ts'

/** What an order line copies of its goods besides name and price. taxConfirmed: an officer agreed with the treatment. */
export type TaxFacts = { productId: string; taxTreatment: string; taxConfirmed: boolean; makerId: string | null; makerName: string | null }

export async function taxFactsOf(read: Reader, productIds: readonly string[]): Promise<Map<string, TaxFacts>> {
  const rows = await read
    .select({ productId: products.id, taxTreatment: products.taxTreatment, confirmedAt: products.taxConfirmedAt, makerId: products.makerId, makerName: cooperativeMembers.name })
    .from(products)
    .leftJoin(cooperativeMembers, eq(cooperativeMembers.id, products.makerId))
    .where(inArray(products.id, [...productIds]))
  return new Map(rows.map(({ confirmedAt, ...row }) => [row.productId, { ...row, taxConfirmed: confirmedAt !== null }]))
}
