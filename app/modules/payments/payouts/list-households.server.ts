import type { Context } from '#app/lib/context.ts'
import { scopesOf } from '#app/lib/context.ts'
import { assertReads } from '../collectors/collector-access.server.ts'
import { candidatesOf, CANDIDATES_PAGE } from './candidates.server.ts'
import { producersWithMoney } from './payouts.repo.server.ts'

/** For making a batch, or for reading why others wait: everybody the collector owes something. */
export async function listCandidates(ctx: Context, { collectorId, page = 1 }: { collectorId: string; page?: number }) {
  const collector = await assertReads(ctx.store.read, ctx, collectorId)
  const { rows, total } = await candidatesOf(ctx.store.read, ctx.now(), { collectorId, page })
  return {
    collector: { id: collector.id, name: collector.name, leastPayout: collector.leastPayout, firstPayoutCap: collector.firstPayoutCap },
    page,
    pages: Math.max(1, Math.ceil(total / CANDIDATES_PAGE)),
    rows: rows.map(({ producerId, stallName, balance, amount, capped, hindrances, account }) => ({ producerId, stallName, balance, amount, capped, hindrances, end: account?.numberEnd ?? '' })),
  }
}

const HELD_PAGE = 50

/** For the province's operator: producers of his province with money on their balance, and who of them is held. */
export async function listProvinceMoney(ctx: Context, { page = 1 }: { page?: number } = {}) {
  const scopes = scopesOf(ctx.actor, 'province_operator')
  const { rows, total } = await producersWithMoney(ctx.store.read, scopes, ctx.now(), { limit: HELD_PAGE, offset: (page - 1) * HELD_PAGE })
  return { rows, page, pages: Math.max(1, Math.ceil(total / HELD_PAGE)) }
}
