import type { Reader } from '#db/client.server.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { worksFor } from '#app/modules/payments/collectors/collector-access.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'

/** Whose complaints somebody decides: the operator's of her unit, the collector's staff those about their collector's orders. The auditor reads. */
export const reachOf = (ctx: Pick<Context, 'actor'>) => ({
  scopes: scopesOf(ctx.actor, 'province_operator', 'auditor'),
  collectorIds: worksFor(ctx, 'collector_maker', 'collector_checker'),
})

type About = { unitPath: string; collectorId: string }
export const mayRead = (ctx: Pick<Context, 'actor'>, about: About): boolean => mayDecide(ctx, about) || scopesOf(ctx.actor, 'auditor').some((scope) => covers(scope, about.unitPath))
export const mayDecide = (ctx: Pick<Context, 'actor'>, { unitPath, collectorId }: About): boolean =>
  scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, unitPath)) || worksFor(ctx, 'collector_maker', 'collector_checker').includes(collectorId)

type Named = { productId: string; quantity: number; released: boolean }
type Decision = { lines: readonly Named[]; named: readonly string[]; back: readonly { productId: string; quantity: number }[] }
/** Held goods of a named line that are not given back: their money goes to the seller. */
const frees = ({ lines, named, back }: Decision): boolean =>
  lines.some(({ productId, quantity, released }) => named.includes(productId) && !released && quantity > (back.find((one) => one.productId === productId)?.quantity ?? 0))

/** Money that waits is let go by the collector that holds it, never by the province alone. A stall that takes its own money holds none of it. */
export const mayLetGo = async (read: Reader, ctx: Pick<Context, 'actor'>, collectorId: string, decision: Decision): Promise<boolean> =>
  !frees(decision) || worksFor(ctx, 'collector_maker', 'collector_checker').includes(collectorId) || (await findCollector(read, collectorId))?.settlement === 'direct'
