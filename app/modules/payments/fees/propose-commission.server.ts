import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { localDay } from '#app/lib/time.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import { assertReads, assertWorks, readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { addRule, decideRule, ruleById, rulesOfCollectors } from './fees.repo.server.ts'

const MOST = 100

export type NewCommission = { collectorId: string; unitPath: string; producerKind: string; bp: number; validFrom: string; validTo: string | null; reason: string }

/** A maker of the collector proposes a rule; it counts once a checker agreed, for orders placed on its days. Throws invalid for a first day that has gone by, or a place that does not exist. */
export function proposeCommission(ctx: Context, { collectorId, ...rule }: NewCommission): Promise<{ id: string }> {
  return ctx.store.write(async (tx) => {
    assertWorks(ctx, collectorId, 'collector_maker')
    if (rule.validFrom < localDay(ctx.now())) throw new DomainError('invalid', 'fees.fromPast', { field: 'validFrom' })
    if (rule.unitPath !== '' && (await unitName(tx, rule.unitPath)) === '') throw new DomainError('invalid', 'fees.placeUnknown', { field: 'unitPath' })
    const id = ctx.newId()
    await addRule(tx, { id, collectorId, ...rule, state: 'proposed', proposedBy: ctx.actor!.personId, proposedAt: ctx.now() })
    return { id }
  })
}

/** A checker agrees or refuses, never who proposed; what is decided stays. Agreeing late never reaches back: lines are frozen when an order is placed. */
export function decideCommission(ctx: Context, { id, agrees }: { id: string; agrees: boolean }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const rule = await ruleById(tx, id)
    if (!rule) throw notFound()
    assertWorks(ctx, rule.collectorId, 'collector_checker')
    const personId = ctx.actor!.personId
    if (rule.proposedBy === personId) throw new DomainError('forbidden', 'fees.own')
    if (!(await decideRule(tx, id, { state: agrees ? 'agreed' : 'refused', decidedBy: personId, decidedAt: ctx.now() }))) throw new DomainError('conflict', 'fees.decided')
    if (agrees) await appendEvent(tx, ctx, { type: 'commission.agreed', subjectType: 'collector', subjectId: rule.collectorId, producerId: null, payload: { ruleId: id, bp: rule.bp } })
  })
}

/** Rules of a collector and of everywhere, newest first; places by name. */
export async function listCommission(ctx: Context, { collectorId }: { collectorId?: string | undefined }) {
  const { read } = ctx.store
  const collectors = (await readableCollectors(read, ctx)).map(({ id, name }) => ({ id, name }))
  const chosen = collectorId ?? collectors[0]?.id
  if (!chosen) throw notFound()
  const collector = await assertReads(read, ctx, chosen)
  const rows = await rulesOfCollectors(read, [chosen], MOST)
  const places = new Map<string, string>()
  for (const path of new Set(rows.map(({ unitPath }) => unitPath))) places.set(path, await unitName(read, path))
  const today = localDay(ctx.now())
  return {
    collectors,
    collector: { id: collector.id, name: collector.name },
    today,
    mayPropose: worksFor(ctx, 'collector_maker').includes(chosen),
    rules: rows.map(({ id, unitPath, producerKind, bp, validFrom, validTo, reason, state, proposedBy, collectorId: of }) => ({
      ...{ id, producerKind, bp, validFrom, validTo, reason, state, place: places.get(unitPath) ?? '' },
      mayDecide: state === 'proposed' && proposedBy !== ctx.actor?.personId && worksFor(ctx, 'collector_checker').includes(of),
      own: state === 'proposed' && proposedBy === ctx.actor?.personId,
    })),
  }
}
