import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { fieldScopes } from '#app/modules/producers/scope.server.ts'
import { listCalls, type CallItem } from './list-calls.server.ts'
import { listQuiet, listStuck, listToVerify } from './today.repo.server.ts'

export type HouseholdItem = { id: string; name: string; commune: string; since: Date | null }
export type Today = { calls: CallItem[]; toVerify: HouseholdItem[]; stuck: HouseholdItem[]; quiet: HouseholdItem[] }

/** A list longer than an evening is no help. */
const SHOWN = 5
const STUCK_AFTER = 7 * DAY
const QUIET_AFTER = 21 * DAY

/** What waits for the actor in her own field scopes: unanswered orders first, then households. */
export async function listToday(ctx: Context): Promise<Today> {
  const scopes = fieldScopes(ctx.actor)
  if (scopes.length === 0) throw notFound()
  const { read } = ctx.store
  return {
    calls: await listCalls(ctx, scopes),
    toVerify: await listToVerify(read, scopes, SHOWN),
    stuck: await listStuck(read, scopes, plus(ctx.now(), -STUCK_AFTER), SHOWN),
    quiet: await listQuiet(read, scopes, plus(ctx.now(), -QUIET_AFTER), SHOWN),
  }
}
