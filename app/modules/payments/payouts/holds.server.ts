import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { covers, scopesOf } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { findProducerRow } from '#app/modules/producers/find-producer.server.ts'
import { whyHeld, type HoldReason } from './eligibility.ts'
import { addHold, endHolds, holdById, livingHolds } from './payouts.repo.server.ts'

const LONGEST_NOTE = 500

/** Of these producers those whose money is held now, and why. */
export async function heldProducers(read: Reader, producerIds: readonly string[], now: Date): Promise<Map<string, HoldReason>> {
  const holds = await livingHolds(read, producerIds, now)
  return new Map(holds.map(({ producerId }) => [producerId, whyHeld(holds.filter((hold) => hold.producerId === producerId))!]))
}

/** The province's operator stops a producer's money, with a reason that she reads. He stops and never releases. */
export const holdMoney = (ctx: Context, { producerId, note }: { producerId: string; note: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const producer = await findProducerRow(tx, producerId)
    if (!producer || !scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, producer.unitPath))) throw notFound()
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    await addHold(tx, { id: ctx.newId(), producerId, reason: 'operator', note: note.trim().slice(0, LONGEST_NOTE), heldBy: ctx.actor!.personId, heldAt: ctx.now() })
    await appendEvent(tx, ctx, { type: 'payout.held', subjectType: 'producer', subjectId: producerId, producerId, payload: { reason: 'operator' } })
  })

/** His own only: nobody lifts what another operator had a reason for. */
export const liftHold = (ctx: Context, { holdId }: { holdId: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const hold = await holdById(tx, holdId)
    if (!hold || hold.reason !== 'operator' || hold.liftedAt) throw notFound()
    const producer = await findProducerRow(tx, hold.producerId)
    if (!producer || !scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, producer.unitPath))) throw notFound()
    if (hold.heldBy !== ctx.actor!.personId) throw new DomainError('forbidden', 'payouts.notYourHold')
    const [lifted] = await endHolds(tx, { id: hold.id }, ctx.actor!.personId, ctx.now())
    if (!lifted) throw new DomainError('conflict', 'common.conflict')
    await appendEvent(tx, ctx, { type: 'payout.hold_lifted', subjectType: 'producer', subjectId: hold.producerId, producerId: hold.producerId, payload: { reason: 'operator' } })
  })
