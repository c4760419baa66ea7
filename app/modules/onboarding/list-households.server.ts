import { and, eq, inArray } from 'drizzle-orm'
import { orders } from '#db/schema/orders.ts'
import { producers } from '#db/schema/producers.ts'
import type { Context } from '#app/lib/context.ts'
import { searchWords } from '#app/lib/fold.ts'
import { nameHas } from '#app/modules/producers/name-search.server.ts'
import { visibleScopes, withinScopes } from '#app/modules/producers/scope.server.ts'
import { viewOf, type RequirementView } from './checklist-view.server.ts'
import { communesWith, householdsPage, inStage, placedOrders } from './households.repo.server.ts'
import { checklistsOf } from './requirement-checklist.server.ts'
import { stageOf, type Stage } from './stage.ts'

const PAGE_SIZE = 20

export type HouseholdFilter = { q: string; communeCode?: string | undefined; stage?: Stage | undefined; page: number }
export type HouseholdRow = { id: string; name: string; commune: string; hamlet: string; stage: Stage; blocks: RequirementView[] }

/** Households within the actor's units, by name, each with its stage and what keeps its stall closed. */
export async function listHouseholds(ctx: Context, { q, communeCode, stage, page }: HouseholdFilter) {
  const { read } = ctx.store
  const mine = withinScopes(producers.unitPath, visibleScopes(ctx))
  const where = and(mine, nameHas(searchWords(q)), communeCode ? eq(producers.communeCode, communeCode) : undefined, stage && inStage(read, stage))
  const { rows, total } = await householdsPage(read, where, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
  const ids = rows.map(({ id }) => id)
  const checklists = await checklistsOf(read, ids, ctx.now())
  const placed = ids.length > 0 ? await placedOrders(read, inArray(orders.producerId, ids)) : new Map<string, number>()
  const households = rows.map(({ id, name, commune, hamlet }): HouseholdRow => {
    const { facts, rows: requirements } = checklists.get(id)!
    const missing = requirements.filter(({ gate, done }) => gate === 'open' && !done)
    return { id, name, commune: commune ?? '', hamlet: hamlet ?? '', stage: stageOf(facts, placed.get(id) ?? 0), blocks: facts.stall?.openedAt ? [] : viewOf(missing, ctx.locale) }
  })
  return { households, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), communes: await communesWith(read, mine) }
}
