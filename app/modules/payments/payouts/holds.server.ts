import type { Reader } from '#db/client.server.ts'
import { covers, type Actor, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { liveGrants } from '#app/modules/accounts/find-session.server.ts'
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
    if (!producer || !operates(ctx.actor, producer.unitPath)) throw notFound()
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    await addHold(tx, { id: ctx.newId(), producerId, reason: 'operator', note: note.trim().slice(0, LONGEST_NOTE), heldBy: ctx.actor!.personId, heldAt: ctx.now() })
    await appendEvent(tx, ctx, { type: 'payout.held', subjectType: 'producer', subjectId: producerId, producerId, payload: { reason: 'operator' } })
  })

/** His own; and that of a colleague who operates here no more, with a note. Nobody lifts what an operator in office had a reason for. */
export async function liftHold(ctx: Context, { holdId, note = '' }: { holdId: string; note?: string }): Promise<void> {
  const hold = await holdById(ctx.store.read, holdId)
  const producer = hold && (await findProducerRow(ctx.store.read, hold.producerId))
  if (!hold || hold.reason !== 'operator' || hold.liftedAt || !producer || !operates(ctx.actor, producer.unitPath)) throw notFound()
  const [by, liftNote] = [ctx.actor!.personId, note.trim().slice(0, LONGEST_NOTE)]
  const others = hold.heldBy !== by
  if (others && !(await isLeftBehind(ctx, hold, producer.unitPath))) throw new DomainError('forbidden', 'payouts.notYourHold')
  if (others && liftNote === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
  await ctx.store.write(async (tx) => {
    const [lifted] = await endHolds(tx, { id: hold.id }, by, ctx.now(), liftNote)
    if (!lifted) throw new DomainError('conflict', 'common.conflict')
    await appendEvent(tx, ctx, { type: 'payout.hold_lifted', subjectType: 'producer', subjectId: hold.producerId, producerId: hold.producerId, payload: { reason: 'operator', ...(others && hold.heldBy && { heldBy: hold.heldBy }) } })
  })
}

/** Whoever held it has no say over this unit any more. */
export async function isLeftBehind(ctx: Context, { heldBy }: { heldBy: string | null }, unitPath: string): Promise<boolean> {
  return heldBy === null || !operates({ grants: await liveGrants(ctx, heldBy) }, unitPath)
}

export const operates = (who: Pick<Actor, 'grants'> | null, unitPath: string): boolean =>
  (who?.grants ?? []).some(({ role, unitPath: scope }) => role === 'province_operator' && covers(scope, unitPath))
