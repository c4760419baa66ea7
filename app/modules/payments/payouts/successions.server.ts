import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { localDay } from '#app/lib/time.ts'
import { closeAccount } from '#app/modules/producers/bank-account.server.ts'
import { findProducerRow, listMembers } from '#app/modules/producers/find-producer.server.ts'
import { handOverHousehold } from '#app/modules/producers/hand-over.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { worksFor } from '../collectors/collector-access.server.ts'
import { operates } from './holds.server.ts'
import { addHold, addSuccession, endHolds, moveSuccession, successionOf, type Succession } from './payouts.repo.server.ts'

/** Somebody of the collector or the province heard of a death: from now on the balance waits. diedOn: 'yyyy-mm-dd', not in days to come. Throws conflict while one is open. */
export const reportDeath = (ctx: Context, { producerId, diedOn }: { producerId: string; diedOn: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const producer = await findProducerRow(tx, producerId)
    if (!producer || producer.kind !== 'household' || !(operates(ctx.actor, producer.unitPath) || (await mayRecordHeirs(tx, ctx, producer)))) throw notFound()
    if (diedOn > localDay(ctx.now())) throw new DomainError('invalid', 'payouts.diedInFuture', { field: 'diedOn' })
    const [id, now, by] = [ctx.newId(), ctx.now(), ctx.actor!.personId]
    if (!(await addSuccession(tx, { id, producerId, diedOn, state: 'reported', reportedBy: by, reportedAt: now }))) throw new DomainError('conflict', 'payouts.deathKnown')
    await addHold(tx, { id: ctx.newId(), producerId, reason: 'deceased', heldBy: by, heldAt: now })
    await appendEvent(tx, ctx, { type: 'producer.death_reported', subjectType: 'producer', subjectId: producerId, producerId, payload: {} })
  })

/** A report that was wrong, withdrawn by somebody who neither made it nor wrote an heir. Throws forbidden for those, not_found when none is open. */
export const withdrawDeath = (ctx: Context, { producerId, note }: { producerId: string; note: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const succession = await workable(tx, ctx, producerId)
    const [by, now] = [ctx.actor!.personId, ctx.now()]
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    if (succession.reportedBy === by || succession.proposedBy === by) throw new DomainError('forbidden', 'payouts.notOwnReport')
    if (!(await moveSuccession(tx, succession.id, ['reported', 'proposed'], { state: 'withdrawn', withdrawnBy: by, withdrawnAt: now, withdrawNote: note.trim().slice(0, 500) }))) throw new DomainError('conflict', 'payouts.decidedBefore')
    await endHolds(tx, { producerId, reason: 'deceased' }, by, now)
    await appendEvent(tx, ctx, { type: 'producer.death_withdrawn', subjectType: 'producer', subjectId: producerId, producerId, payload: {} })
  })

type Heir = { producerId: string; heirPersonId: string; documentNo: string }

/** The first of two people of the collector writes who inherits, and by which document. The heir is a member of the household. */
export const proposeHeir = (ctx: Context, { producerId, heirPersonId, documentNo }: Heir): Promise<void> =>
  ctx.store.write(async (tx) => {
    const succession = await workable(tx, ctx, producerId)
    const heir = (await heirsOf(tx, producerId, ctx.now())).find(({ personId }) => personId === heirPersonId)
    if (!heir) throw new DomainError('invalid', 'payouts.chooseHeir', { field: 'heirPersonId' })
    if (documentNo.trim() === '') throw new DomainError('invalid', 'payouts.documentMissing', { field: 'documentNo' })
    const set = { state: 'proposed' as const, heirPersonId, heirName: heir.fullName, documentNo: documentNo.trim().slice(0, 120), proposedBy: ctx.actor!.personId, proposedAt: ctx.now() }
    if (!(await moveSuccession(tx, succession.id, ['reported', 'proposed'], set))) throw new DomainError('conflict', 'payouts.decidedBefore')
    await appendEvent(tx, ctx, { type: 'producer.heir_proposed', subjectType: 'producer', subjectId: producerId, producerId, payload: {} })
  })

/** The second person agrees to the heir and document that were shown; another proposal written meanwhile is a conflict. The heir heads the household, whoever acted for it needs a new consent, the old account is closed, and the balance waits only until the heir has written an own account. */
export const confirmHeir = (ctx: Context, { producerId, heirPersonId, documentNo }: Heir): Promise<void> =>
  ctx.store.write(async (tx) => {
    const succession = await workable(tx, ctx, producerId)
    const by = ctx.actor!.personId
    if (succession.proposedBy === by) throw new DomainError('forbidden', 'payouts.notOwnProposal')
    if (succession.state !== 'proposed') throw new DomainError('conflict', 'payouts.decidedBefore')
    const confirmed = await moveSuccession(tx, succession.id, ['proposed'], { state: 'confirmed', confirmedBy: by, confirmedAt: ctx.now() }, { notBy: by, heirPersonId, documentNo })
    if (!confirmed) throw new DomainError('conflict', (await successionOf(tx, producerId))?.state === 'confirmed' ? 'payouts.decidedBefore' : 'payouts.heirChanged')
    await handOverHousehold(tx, ctx, { producerId, toPersonId: heirPersonId })
    await closeAccount(tx, ctx, producerId)
    await endHolds(tx, { producerId, reason: 'deceased' }, by, ctx.now())
    await appendEvent(tx, ctx, { type: 'producer.heir_confirmed', subjectType: 'producer', subjectId: producerId, producerId, payload: { heirId: heirPersonId } })
  })

/** Members who may inherit: everybody but the head. */
export async function heirsOf(read: Reader, producerId: string, now: Date): Promise<{ personId: string; fullName: string }[]> {
  const members = (await listMembers(read, [producerId], now)).get(producerId) ?? []
  return members.filter(({ roles }) => !roles.includes('owner')).map(({ personId, fullName }) => ({ personId, fullName }))
}

/** The collector's staff; a stall that takes its own money has none, and the province's operators stand in. */
export async function mayRecordHeirs(read: Reader, ctx: Context, { id, unitPath }: { id: string; unitPath: string }): Promise<boolean> {
  const stall = await stallOfProducer(read, id)
  if (!stall) return false
  if (worksFor(ctx, 'collector_maker', 'collector_checker').includes(stall.collectorId)) return true
  return operates(ctx.actor, unitPath) && (await findCollector(read, stall.collectorId))?.settlement === 'direct'
}

/** Waits for an heir, or to be withdrawn. */
export const isOpen = ({ state }: Pick<Succession, 'state'>): boolean => state === 'reported' || state === 'proposed'

async function workable(tx: Writer, ctx: Context, producerId: string): Promise<Succession> {
  const [producer, succession] = [await findProducerRow(tx, producerId), await successionOf(tx, producerId)]
  if (!producer || !succession || !isOpen(succession) || !(await mayRecordHeirs(tx, ctx, producer))) throw notFound()
  return succession
}
