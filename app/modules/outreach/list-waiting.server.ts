import { scopesOf, type Context } from '#app/lib/context.ts'
import { listCalls, type CallItem } from './list-calls.server.ts'
import { countUnanswered, countWaitingCertificates } from './today.repo.server.ts'

export type Waiting = { lateOrders: number; calls: CallItem[]; certificates: number }

/** What waits at the province: the operator sees which orders, the auditor how many; nobody else anything. */
export async function listWaiting(ctx: Context): Promise<Waiting | null> {
  const operated = scopesOf(ctx.actor, 'province_operator')
  const read = operated.length > 0 ? operated : scopesOf(ctx.actor, 'auditor')
  if (read.length === 0) return null
  return {
    lateOrders: await countUnanswered(ctx.store.read, read, ctx.now()),
    calls: await listCalls(ctx, operated),
    certificates: await countWaitingCertificates(ctx.store.read, read, ctx.actor!.personId),
  }
}
