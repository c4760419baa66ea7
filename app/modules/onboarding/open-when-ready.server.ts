import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { openStall } from '#app/modules/stalls/change-stall-state.server.ts'
import { bumpCatalog } from '#app/modules/catalog/bump-catalog.server.ts'
import { payableWhenReady } from './payable-when-ready.server.ts'
import { checklistOf } from './requirement-checklist.server.ts'
import { reachStage } from './onboarding.repo.server.ts'
import { mayOpen, skillsPass } from './requirements.ts'

/** Step: opens the stall when the last row of its gate is there; true in the one write that did it. */
export async function openWhenReady(tx: Writer, ctx: Context, producerId: string): Promise<boolean> {
  const { facts, rows } = await checklistOf(tx, producerId, ctx.now())
  if (skillsPass(rows)) await reachStage(tx, { producerId, stage: 'gate_skills', reachedAt: ctx.now() })
  if (facts.stall?.state !== 'draft' || !mayOpen(rows)) return false
  if (!(await openStall(tx, ctx, { stallId: facts.stall.id }))) return false
  await bumpCatalog(tx)
  return true
}

/** Two rows that came at the same moment do not see each other in their own writes; here the second look is taken. */
export const gateConsumer = {
  async tx(tx: Writer, ctx: Context, event: DomainEvent): Promise<void> {
    const producerId = event.producerId ?? (event.type === 'skill.checked' ? await producerOf(tx, ctx, event.payload.personId) : undefined)
    if (!producerId) return
    await openWhenReady(tx, ctx, producerId)
    await payableWhenReady(tx, ctx, producerId)
  },
}

const producerOf = async (tx: Writer, ctx: Context, personId: string) => (await findProducerOf({ now: ctx.now, store: { read: tx } }, personId))?.id
