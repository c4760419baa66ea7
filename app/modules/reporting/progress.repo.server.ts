import { and, asc, count, eq, exists, gt, gte, inArray, isNotNull, isNull, lte, not, or, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { personPhones } from '#db/schema/accounts.ts'
import { products } from '#db/schema/catalog.ts'
import { producerStages } from '#db/schema/onboarding.ts'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { communes, provinces } from '#db/schema/places.ts'
import { memberships, producers } from '#db/schema/producers.ts'
import { targets } from '#db/schema/reporting.ts'
import { stalls } from '#db/schema/stalls.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { withinScopes } from '#app/modules/producers/scope.server.ts'
import { ACTIVE_DAYS, type Figure } from './stages.ts'

const delivered = inArray(orders.status, ['delivered', 'completed'])
/** Money has come in: by the gateway, or in cash with the delivery. */
const paid = or(isNotNull(orderGroups.paidAt), and(eq(orders.cod, true), delivered))
/** Whose money went back whole is not sold, whatever its state; shipping alone pays nobody. */
const sold = and(paid, not(inArray(orders.status, ['cancelled', 'returned'])), gt(orders.goodsTotal, orders.goodsOff))

const anOrder = (read: Reader, condition: SQL | undefined) =>
  exists(
    read
      .select({ one: sql`1` })
      .from(orders)
      .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
      .where(and(eq(orders.producerId, producers.id), condition)),
  )
const aStall = (read: Reader, condition: SQL | undefined) => exists(read.select({ one: sql`1` }).from(stalls).where(and(eq(stalls.producerId, producers.id), condition)))
const aPublishedProduct = (read: Reader) =>
  exists(read.select({ one: sql`1` }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).where(and(eq(stalls.producerId, producers.id), eq(products.state, 'published'))))

/** The one definition of each figure; the number and the list behind it both ask here. */
function conditionOf(read: Reader, figure: Figure, now: Date): SQL {
  const stranger = eq(orders.related, false)
  switch (figure) {
    case 'registered':
      return sql`1 = 1`
    case 'met':
      return isNotNull(producers.metAt)
    case 'phone_checked':
      return exists(
        read
          .select({ one: sql`1` })
          .from(memberships)
          .innerJoin(personPhones, eq(personPhones.personId, memberships.personId))
          .where(and(eq(memberships.producerId, producers.id), lte(memberships.validFrom, now), or(isNull(memberships.validTo), gt(memberships.validTo, now)), isNotNull(personPhones.checkedAt))),
      )
    case 'gate_skills':
      return exists(read.select({ one: sql`1` }).from(producerStages).where(and(eq(producerStages.producerId, producers.id), eq(producerStages.stage, 'gate_skills'))))
    case 'stall_open':
      return aStall(read, isNotNull(stalls.openedAt))
    case 'first_product':
      return and(aStall(read, isNotNull(stalls.openedAt)), aPublishedProduct(read))!
    case 'first_paid':
      return anOrder(read, and(sold, stranger))
    case 'first_delivered':
      return anOrder(read, and(sold, stranger, delivered))
    case 'paid_90_days':
      return anOrder(read, and(sold, stranger, delivered, gte(orders.deliveredAt, plus(now, -ACTIVE_DAYS * DAY))))
    case 'open_without_product':
      return and(aStall(read, isNotNull(stalls.openedAt)), not(aPublishedProduct(read)))!
    case 'related_only':
      return and(anOrder(read, and(sold, eq(orders.related, true))), not(anOrder(read, and(sold, stranger))))!
  }
}

export const countByCommune = (read: Reader, { scopes, figure, now }: { scopes: readonly string[]; figure: Figure; now: Date }) =>
  read
    .select({ communeCode: producers.communeCode, provinceCode: producers.provinceCode, producers: count() })
    .from(producers)
    .where(and(withinScopes(producers.unitPath, scopes), conditionOf(read, figure, now)))
    .groupBy(producers.communeCode, producers.provinceCode)

export const listBehind = (read: Reader, { scopes, unit, figure, now, limit, offset }: { scopes: readonly string[]; unit: string; figure: Figure; now: Date; limit: number; offset: number }) =>
  read
    .select({ id: producers.id, name: producers.name, grows: producers.grows, commune: communes.fullName, createdAt: producers.createdAt })
    .from(producers)
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .where(and(withinScopes(producers.unitPath, scopes), withinScopes(producers.unitPath, [unit]), conditionOf(read, figure, now)))
    .orderBy(asc(communes.sortKey), asc(producers.searchText), asc(producers.id))
    .limit(limit)
    .offset(offset)

export const countBehind = async (read: Reader, { scopes, unit, figure, now }: { scopes: readonly string[]; unit: string; figure: Figure; now: Date }) =>
  (
    await read
      .select({ producers: count() })
      .from(producers)
      .where(and(withinScopes(producers.unitPath, scopes), withinScopes(producers.unitPath, [unit]), conditionOf(read, figure, now)))
  )[0]?.producers ?? 0

export const targetsOf = (read: Reader, { scopes, period }: { scopes: readonly string[]; period: string }) =>
  read.select().from(targets).where(and(eq(targets.period, period), withinScopes(targets.unitPath, scopes)))

export const communeNames = (read: Reader, codes: readonly string[]) =>
  codes.length === 0
    ? Promise.resolve([])
    : read
        .select({ code: communes.code, name: communes.fullName, provinceCode: provinces.code, provinceName: provinces.name, provinceSort: provinces.sortKey, sortKey: communes.sortKey })
        .from(communes)
        .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
        .where(inArray(communes.code, [...codes]))

/** Orders whose money came since then, by way of paying; orders of staff and neighbours are left out. */
export const paidOrdersByMethod = (read: Reader, { scopes, since }: { scopes: readonly string[]; since: Date }) =>
  read
    .select({ method: orderGroups.method, orders: count() })
    .from(orders)
    .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
    .where(and(withinScopes(orders.unitPath, scopes), eq(orders.related, false), sold, or(gte(orderGroups.paidAt, since), and(eq(orders.cod, true), gte(orders.deliveredAt, since)))))
    .groupBy(orderGroups.method)
