import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { markMet as setMet } from './producers.repo.server.ts'

/** Step: the first meeting counts, later ones change nothing. */
export async function markMet(tx: Writer, ctx: Context, producerId: string): Promise<void> {
  if (!(await setMet(tx, producerId, ctx.actor!.personId, ctx.now()))) return
  await appendEvent(tx, ctx, { type: 'producer.met', subjectType: 'producer', subjectId: producerId, producerId, payload: {} })
}
