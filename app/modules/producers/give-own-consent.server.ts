import { covers, type Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { consentsOf, giveConsent } from './give-consent.server.ts'
import { listMembers, membershipIn } from './find-producer.server.ts'
import { rowOf } from './producers.repo.server.ts'
import { fieldScopes } from './scope.server.ts'

export const dataConsentOf = async (ctx: Context, producerId: string): Promise<Date | null> => (await consentsOf(ctx.store.read, [producerId], 'data')).get(producerId) ?? null

/** A member agrees for her household; staff of the unit record what the head signed on paper. */
export function giveDataConsent(ctx: Context, { producerId }: { producerId: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const row = await rowOf(tx, producerId)
    const own = ctx.actor ? await membershipIn(tx, ctx.actor.personId, ctx.now()) : undefined
    if (row && own?.id === producerId) return giveConsent(tx, ctx, { producerId, personId: ctx.actor!.personId, kind: 'data', given: 'self' })
    if (!row || !fieldScopes(ctx.actor).some((scope) => covers(scope, row.unitPath))) throw notFound('producers.notFound')
    const head = (await listMembers(tx, [producerId], ctx.now())).get(producerId)?.find(({ roles }) => roles.includes('owner'))
    if (!head) throw notFound('producers.notFound')
    return giveConsent(tx, ctx, { producerId, personId: head.personId, kind: 'data', given: 'paper' })
  })
}
