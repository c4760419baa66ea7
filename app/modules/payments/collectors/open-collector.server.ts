import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { tidyName } from '#app/modules/accounts/add-person.server.ts'
import { addCollector, changeCollector } from '#app/modules/stalls/collectors.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'

const serves = (ctx: Context, unitPath: string) => scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, unitPath))

/** By the operator, within her units: '' the whole country, '19' a province. Money begins to come in when its staff have agreed on an account. */
export async function openCollector(ctx: Context, { name, unitPath }: { name: string; unitPath: string }): Promise<{ collectorId: string }> {
  if (!serves(ctx, unitPath)) throw new DomainError('invalid', 'outreach.unitNotYours', { field: 'unit' })
  const collectorId = ctx.newId()
  await ctx.store.write((tx) => addCollector(tx, { id: collectorId, name: tidyName(name), settlement: 'collect', unitPath }))
  return { collectorId }
}

/** Throws not_found outside the operator's units, and for a household that is its own collector. */
export async function renameCollector(ctx: Context, { collectorId, name }: { collectorId: string; name: string }): Promise<void> {
  await ctx.store.write(async (tx) => {
    const collector = await findCollector(tx, collectorId)
    if (!collector || collector.producerId || !serves(ctx, collector.unitPath)) throw notFound()
    await changeCollector(tx, collectorId, { name: tidyName(name) })
  })
}
