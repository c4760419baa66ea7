import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { worksFor } from '#app/modules/payments/collector-access.server.ts'

/** Whose complaints somebody decides: the operator's of her unit, the collector's staff those about their collector's orders. The auditor reads. */
export const reachOf = (ctx: Pick<Context, 'actor'>) => ({
  scopes: scopesOf(ctx.actor, 'province_operator', 'auditor'),
  collectorIds: worksFor(ctx, 'collector_maker', 'collector_checker'),
})

type About = { unitPath: string; collectorId: string }
export const mayRead = (ctx: Pick<Context, 'actor'>, about: About): boolean => mayDecide(ctx, about) || scopesOf(ctx.actor, 'auditor').some((scope) => covers(scope, about.unitPath))
export const mayDecide = (ctx: Pick<Context, 'actor'>, { unitPath, collectorId }: About): boolean =>
  scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, unitPath)) || worksFor(ctx, 'collector_maker', 'collector_checker').includes(collectorId)
