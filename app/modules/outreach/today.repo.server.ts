import { and, asc, count, eq, exists, isNotNull, isNull, lte, ne, not, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { ocopCertificates, products } from '#db/schema/catalog.ts'
import { orders } from '#db/schema/orders.ts'
import { communes } from '#db/schema/places.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'
import { withinScopes } from '#app/modules/producers/scope.server.ts'

const household = { id: producers.id, name: producers.name, commune: communes.fullName }

/** Stalls whose wizard is complete and which nobody has verified. */
export const listToVerify = (read: Reader, scopes: readonly string[], limit: number) =>
  read
    .select({ ...household, since: stalls.rulesAcceptedAt })
    .from(producers)
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .innerJoin(stalls, eq(stalls.producerId, producers.id))
    .where(and(withinScopes(producers.unitPath, scopes), isNotNull(stalls.rulesAcceptedAt), isNull(stalls.verifiedAt)))
    .orderBy(asc(stalls.rulesAcceptedAt), asc(producers.id))
    .limit(limit)

/** Registered before `before`, stall begun or not, and still not open; who waits for the officer is listed apart. */
export const listStuck = (read: Reader, scopes: readonly string[], before: Date, limit: number) =>
  read
    .select({ ...household, since: producers.createdAt })
    .from(producers)
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .leftJoin(stalls, eq(stalls.producerId, producers.id))
    .where(and(withinScopes(producers.unitPath, scopes), lte(producers.createdAt, before), isNull(stalls.openedAt), or(isNull(stalls.rulesAcceptedAt), isNotNull(stalls.verifiedAt))))
    .orderBy(asc(producers.createdAt), asc(producers.id))
    .limit(limit)

/** Open since before `before` and never asked for anything. */
export const listQuiet = (read: Reader, scopes: readonly string[], before: Date, limit: number) =>
  read
    .select({ ...household, since: stalls.openedAt })
    .from(producers)
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .innerJoin(stalls, eq(stalls.producerId, producers.id))
    .where(
      and(
        withinScopes(producers.unitPath, scopes),
        lte(stalls.openedAt, before),
        not(exists(read.select({ one: sql`1` }).from(orders).where(and(eq(orders.producerId, producers.id), isNotNull(orders.placedAt))))),
      ),
    )
    .orderBy(asc(stalls.openedAt), asc(producers.id))
    .limit(limit)

export const countUnanswered = async (read: Reader, scopes: readonly string[], now: Date) =>
  (await read.select({ orders: count() }).from(orders).where(and(withinScopes(orders.unitPath, scopes), eq(orders.status, 'placed'), lte(orders.alertAt, now))))[0]?.orders ?? 0

/** Entered and neither verified nor withdrawn; who typed one does not check it. */
export const countWaitingCertificates = async (read: Reader, scopes: readonly string[], exceptTypedBy: string) =>
  (
    await read
      .select({ certificates: count() })
      .from(ocopCertificates)
      .innerJoin(products, eq(products.id, ocopCertificates.productId))
      .innerJoin(stalls, eq(stalls.id, products.stallId))
      .innerJoin(producers, eq(producers.id, stalls.producerId))
      .where(and(withinScopes(producers.unitPath, scopes), isNull(ocopCertificates.verifiedAt), isNull(ocopCertificates.withdrawnAt), ne(ocopCertificates.typedBy, exceptTypedBy)))
  )[0]?.certificates ?? 0
