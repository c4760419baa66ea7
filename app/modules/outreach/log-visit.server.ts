import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { producerInField } from '#app/modules/producers/assert-field-access.server.ts'
import { markMet } from '#app/modules/producers/mark-met.server.ts'
import type { LogVisit } from './log-visit.form.ts'
import { addVisit } from './visits.repo.server.ts'

/** The actor was at a household of her units; the first visit marks it as met. Safe to repeat by `visitId`. Throws not_found outside her units. */
export function logVisit(ctx: Context, { visitId, producerId, purpose, note }: LogVisit): Promise<void> {
  return ctx.store.write(async (tx) => {
    await producerInField(tx, ctx, producerId)
    if (!(await addVisit(tx, { id: visitId, producerId, officerId: ctx.actor!.personId, purpose, note, at: ctx.now() }))) return
    await markMet(tx, ctx, producerId)
    await appendEvent(tx, ctx, { type: 'visit.made', subjectType: 'visit', subjectId: visitId, producerId, payload: { purpose } })
  })
}
