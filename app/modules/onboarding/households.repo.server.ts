import { and, asc, count, eq, exists, isNotNull, isNull, not, or, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { orders } from '#db/schema/orders.ts'
import { communes, hamlets } from '#db/schema/places.ts'
import { producers } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'
import type { Stage } from './stage.ts'

/** Says the same as `stageOf`; the contract test holds them together. */
export function inStage(read: Reader, stage: Stage): SQL | undefined {
  const ordered = exists(read.select({ id: orders.id }).from(orders).where(and(eq(orders.producerId, producers.id), isNotNull(orders.placedAt))))
  const draft = eq(stalls.state, 'draft')
  switch (stage) {
    case 'registered':
      return isNull(stalls.id)
    case 'waiting':
      return and(draft, isNotNull(stalls.rulesAcceptedAt), isNull(stalls.verifiedAt))
    case 'preparing':
      return and(draft, or(isNull(stalls.rulesAcceptedAt), isNotNull(stalls.verifiedAt)))
    case 'open':
      return and(eq(stalls.state, 'open'), not(ordered))
    case 'selling':
      return and(eq(stalls.state, 'open'), ordered)
    case 'paused':
      return eq(stalls.state, 'paused')
  }
}

export async function householdsPage(read: Reader, where: SQL | undefined, { limit, offset }: { limit: number; offset: number }) {
  const rows = await read
    .select({ id: producers.id, name: producers.name, kind: producers.kind, commune: communes.fullName, hamlet: hamlets.name, metAt: producers.metAt })
    .from(producers)
    .leftJoin(stalls, eq(stalls.producerId, producers.id))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .leftJoin(hamlets, eq(hamlets.unitPath, producers.unitPath))
    .where(where)
    .orderBy(asc(producers.searchText), asc(producers.id))
    .limit(limit)
    .offset(offset)
  const [all] = await read.select({ n: count() }).from(producers).leftJoin(stalls, eq(stalls.producerId, producers.id)).where(where)
  return { rows, total: all?.n ?? 0 }
}

export const communesWith = (read: Reader, where: SQL) =>
  read
    .selectDistinct({ code: communes.code, fullName: communes.fullName, sortKey: communes.sortKey })
    .from(producers)
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .where(where)
    .orderBy(asc(communes.sortKey))

/** Orders of each producer that a buyer has placed. */
export async function placedOrders(read: Reader, where: SQL): Promise<Map<string, number>> {
  const rows = await read.select({ producerId: orders.producerId, n: count() }).from(orders).where(and(where, isNotNull(orders.placedAt))).groupBy(orders.producerId)
  return new Map(rows.map(({ producerId, n }) => [producerId, n]))
}
