import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { delegations } from '#db/schema/producers.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { can, type Right } from './member-rights.ts'
import { membershipIn } from './find-producer.server.ts'
import { rowOf, type ProducerRow } from './producers.repo.server.ts'

/** What the household must have asked the officer to do. Nobody handles its money or its members for it. */
const purposes: Partial<Record<Right, string>> = { stall: 'open_stall', products: 'list_products', orders: 'accept_orders', parcels: 'accept_orders' }

/** The producer of `ctx`, checked again inside the write: by the actor's membership of today, or by a living delegation for this kind of work. */
export async function producerOfActor(read: Reader, ctx: Context, right: Right): Promise<ProducerRow> {
  const row = ctx.producer && (await rowOf(read, ctx.producer.id))
  if (!row || !ctx.actor) throw notFound('producers.notFound')
  if (ctx.delegationId) {
    if (!(await delegationLives(read, ctx, row.id, purposes[right]))) throw new DomainError('forbidden', 'producers.delegationEnded')
    return row
  }
  const own = await membershipIn(read, ctx.actor.personId, ctx.now())
  if (own?.id !== row.id) throw notFound('producers.notFound')
  if (!can(own.roles, right)) throw new DomainError('forbidden', 'producers.otherDuty')
  return row
}

async function delegationLives(read: Reader, ctx: Context, producerId: string, purpose: string | undefined): Promise<boolean> {
  if (purpose === undefined) return false
  const [live] = await read
    .select({ id: delegations.id })
    .from(delegations)
    .where(
      and(
        eq(delegations.id, ctx.delegationId!),
        eq(delegations.producerId, producerId),
        eq(delegations.purpose, purpose),
        eq(delegations.officerId, ctx.actor!.personId),
        lte(delegations.validFrom, ctx.now()),
        gt(delegations.validTo, ctx.now()),
        isNull(delegations.revokedAt),
      ),
    )
  return live !== undefined
}
