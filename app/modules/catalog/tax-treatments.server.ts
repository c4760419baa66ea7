import { and, asc, count, eq, isNull, ne } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { products } from '#db/schema/catalog.ts'
import { communes } from '#db/schema/places.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { withinScopes } from '#app/modules/producers/scope.server.ts'
import type { TaxTreatment } from './product.ts'

export const treatmentJudges = ['officer', 'province_operator'] as const
const MOST = 60

const waiting = (ctx: Context) =>
  and(withinScopes(producers.unitPath, scopesOf(ctx.actor, ...treatmentJudges)), ne(products.taxTreatment, 'processed_goods'), isNull(products.taxConfirmedAt), ne(products.state, 'removed'))

/** Goods of the actor's units whose sellers chose anything but processed goods and nobody has looked at, the oldest first. */
export async function listTreatments(ctx: Context) {
  const { read } = ctx.store
  const rows = await read
    .select({
      ...{ id: products.id, slug: products.slug, name: products.name, unitLabel: products.unitLabel, price: products.price, ingredients: products.ingredients, description: products.description },
      ...{ taxTreatment: products.taxTreatment, chosenBy: products.taxChosenBy, published: products.publishedAt, stallName: stalls.name, producerId: producers.id, producerName: producers.name, commune: communes.fullName },
    })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .where(waiting(ctx))
    .orderBy(asc(products.createdAt), asc(products.id))
    .limit(MOST)
  const [all] = await read.select({ n: count() }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).innerJoin(producers, eq(producers.id, stalls.producerId)).where(waiting(ctx))
  return { total: all?.n ?? 0, goods: rows.map(({ chosenBy, ...row }) => ({ ...row, own: chosenBy === ctx.actor?.personId })) }
}

type Judge = { productId: string; seen: TaxTreatment; agrees: boolean }

/**
 * An officer agrees with the seller's choice, or says that the goods are processed after all. Orders placed before keep their tax. Throws forbidden for who chose
 * or belongs to the household, conflict when the choice changed since the page was shown.
 */
export function judgeTreatment(ctx: Context, { productId, seen, agrees }: Judge): Promise<void> {
  return ctx.store.write(async (tx) => {
    const found = await inScope(tx, ctx, productId)
    const personId = ctx.actor!.personId
    if (found.taxChosenBy === personId || (await membershipIn(tx, personId, ctx.now()))?.id === found.producerId) throw new DomainError('forbidden', 'catalog.treatmentOwnChoice')
    const set = { taxTreatment: agrees ? seen : 'processed_goods', taxConfirmedBy: personId, taxConfirmedAt: ctx.now() }
    const done = await tx.update(products).set(set).where(and(eq(products.id, productId), eq(products.taxTreatment, seen), isNull(products.taxConfirmedAt))).returning({ id: products.id })
    if (done.length === 0) throw new DomainError('conflict', 'catalog.treatmentChanged')
    await appendEvent(tx, ctx, { type: 'product.treatment_judged', subjectType: 'product', subjectId: productId, producerId: found.producerId, payload: { treatment: set.taxTreatment, agreed: agrees } })
  })
}

async function inScope(read: Reader, ctx: Context, productId: string) {
  const [found] = await read
    .select({ taxChosenBy: products.taxChosenBy, producerId: producers.id, unitPath: producers.unitPath })
    .from(products)
    .innerJoin(stalls, eq(stalls.id, products.stallId))
    .innerJoin(producers, eq(producers.id, stalls.producerId))
    .where(and(eq(products.id, productId), ne(products.state, 'removed')))
  if (!found || !scopesOf(ctx.actor, ...treatmentJudges).some((scope) => covers(scope, found.unitPath))) throw notFound()
  return found
}
