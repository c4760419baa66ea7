import { covers, type Context } from '#app/lib/context.ts'
import { fieldScopes } from '#app/modules/producers/scope.server.ts'
import type { VisitPurpose } from './visit-purposes.ts'
import { visitsOfOfficer } from './visits.repo.server.ts'

export type VisitItem = { id: string; producerId: string; name: string; commune: string; purpose: VisitPurpose; note: string; at: Date }

const SHOWN = 30

/** The actor's own last visits; households that have left her units since stay out. */
export async function listVisits(ctx: Context): Promise<VisitItem[]> {
  const scopes = fieldScopes(ctx.actor)
  if (!ctx.actor || scopes.length === 0) return []
  const rows = await visitsOfOfficer(ctx.store.read, ctx.actor.personId, SHOWN)
  return rows.filter(({ unitPath }) => scopes.some((scope) => covers(scope, unitPath))).map(({ unitPath: _, ...row }) => ({ ...row, purpose: row.purpose as VisitPurpose }))
}
