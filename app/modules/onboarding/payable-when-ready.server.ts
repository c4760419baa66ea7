import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { markPayable } from '#app/modules/stalls/change-stall-state.server.ts'
import { checklistOf } from './requirement-checklist.server.ts'
import { mayBePaid } from './requirements.ts'

/** Step: from now on the collector may pay the stall out; true in the one write that did it. What happens to its account later is the pay-out's own question. */
export async function payableWhenReady(tx: Writer, ctx: Context, producerId: string): Promise<boolean> {
  const { facts, rows } = await checklistOf(tx, producerId, ctx.now())
  return facts.stall !== undefined && mayBePaid(facts, rows) && markPayable(tx, ctx, { stallId: facts.stall.id, producerId })
}
