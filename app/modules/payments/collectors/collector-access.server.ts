import type { Reader } from '#db/client.server.ts'
import { collectors } from '#db/schema/stalls.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { findCollector, findCollectors, type Collector } from '#app/modules/stalls/find-collector.server.ts'

export type CollectorRole = 'collector_maker' | 'collector_checker'
const collectorRoles = ['collector_maker', 'collector_checker'] as const

/** Collectors whose money the actor works on in this role. */
export const worksFor = (ctx: Pick<Context, 'actor'>, ...roles: readonly CollectorRole[]): string[] => [
  ...new Set((ctx.actor?.grants ?? []).flatMap(({ role, collectorId }) => (collectorId && (roles as readonly string[]).includes(role) ? [collectorId] : []))),
]

/** Collectors whose books the actor may read: his own as its staff; as auditor or operator those that serve within his unit. By name. */
export async function readableCollectors(read: Reader, ctx: Pick<Context, 'actor'>): Promise<Collector[]> {
  const own = worksFor(ctx, ...collectorRoles)
  const scopes = scopesOf(ctx.actor, 'auditor', 'province_operator')
  if (scopes.length === 0) return own.length === 0 ? [] : findCollectors(read, own)
  const all = await read.select({ id: collectors.id, unitPath: collectors.unitPath }).from(collectors)
  return findCollectors(read, all.filter(({ id, unitPath }) => own.includes(id) || scopes.some((scope) => covers(scope, unitPath))).map(({ id }) => id))
}

/** Somebody else's collector does not exist: throws not_found. */
export function assertWorks(ctx: Pick<Context, 'actor'>, collectorId: string, ...roles: readonly CollectorRole[]): void {
  if (!worksFor(ctx, ...(roles.length > 0 ? roles : collectorRoles)).includes(collectorId)) throw notFound()
}

/** The collector, when its books are the actor's to read as in `readableCollectors`; throws not_found for any other. */
/** The same for files of VNPay and carriers, which nobody sends to a stall that takes her own money. */
export async function assertClears(read: Reader, ctx: Pick<Context, 'actor'>, collectorId: string): Promise<void> {
  assertWorks(ctx, collectorId)
  if ((await findCollector(read, collectorId))?.settlement !== 'collect') throw notFound()
}

export async function assertReads(read: Reader, ctx: Pick<Context, 'actor'>, collectorId: string): Promise<Collector> {
  const collector = (await readableCollectors(read, ctx)).find(({ id }) => id === collectorId)
  if (!collector) throw notFound()
  return collector
}
