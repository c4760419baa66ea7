import { and, count, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { products, productPhotos } from '#db/schema/catalog.ts'
import { producerStages } from '#db/schema/onboarding.ts'
import { bankAccounts } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'

export type ProductCounts = { listed: number; published: number; ready: number }

export async function productCounts(read: Reader, producerIds: readonly string[]): Promise<Map<string, ProductCounts>> {
  const photographed = read.select({ id: productPhotos.productId }).from(productPhotos)
  const rows = await read
    .select({
      producerId: stalls.producerId,
      listed: count(),
      published: sql`sum(case when ${eq(products.state, 'published')} then 1 else 0 end)`.mapWith(Number),
      ready: sql`sum(case when ${and(eq(products.state, 'published'), gt(products.stock, 0), inArray(products.id, photographed))} then 1 else 0 end)`.mapWith(Number),
    })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .where(and(inArray(stalls.producerId, [...producerIds]), inArray(products.state, ['draft', 'published', 'paused'])))
    .groupBy(stalls.producerId)
  return new Map(rows.map(({ producerId, ...counts }) => [producerId, counts]))
}

export async function confirmedAccounts(read: Reader, producerIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await read
    .select({ producerId: bankAccounts.producerId, at: bankAccounts.confirmedAt })
    .from(bankAccounts)
    .where(and(inArray(bankAccounts.producerId, [...producerIds]), isNull(bankAccounts.replacedAt), isNotNull(bankAccounts.confirmedAt)))
  return new Map(rows.map(({ producerId, at }) => [producerId, at!]))
}

/** The first time counts; later calls change nothing. */
export const reachStage = (tx: Writer, row: typeof producerStages.$inferInsert) => tx.insert(producerStages).values(row).onConflictDoNothing()
