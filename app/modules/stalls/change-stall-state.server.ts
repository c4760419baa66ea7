import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { ownStall } from './save-stall.server.ts'
import { markPayableAt, markVerified, moveState, stallBy } from './stalls.repo.server.ts'

/** Step: false means somebody opened it first, or it has opened before. */
export async function openStall(tx: Writer, ctx: Context, { stallId }: { stallId: string }): Promise<boolean> {
  if (!(await moveState(tx, stallId, 'draft', 'open', { openedAt: ctx.now() }))) return false
  const stall = (await stallBy(tx, { id: stallId }))!
  await appendEvent(tx, ctx, { type: 'stall.opened', subjectType: 'stall', subjectId: stallId, producerId: stall.producerId, payload: {} })
  return true
}

/** Step: an officer has met the household and seen its papers. false: somebody has before. */
export async function verifyStall(tx: Writer, ctx: Context, { stallId, producerId }: { stallId: string; producerId: string }): Promise<boolean> {
  if (!(await markVerified(tx, stallId, ctx.actor!.personId, ctx.now()))) return false
  await appendEvent(tx, ctx, { type: 'stall.verified', subjectType: 'stall', subjectId: stallId, producerId, payload: {} })
  return true
}

/** Step: skills of money and a confirmed account are there. false: they have been before. */
export async function markPayable(tx: Writer, ctx: Context, { stallId, producerId }: { stallId: string; producerId: string }): Promise<boolean> {
  if (!(await markPayableAt(tx, stallId, ctx.now()))) return false
  await appendEvent(tx, ctx, { type: 'stall.payable', subjectType: 'stall', subjectId: stallId, producerId, payload: {} })
  return true
}

/** Step: an open stall takes a break, or sells again. Throws conflict when it is in the other state already. */
export async function moveOwnStall(tx: Writer, ctx: Context, to: 'open' | 'paused'): Promise<{ stallId: string }> {
  const stall = await ownStall(tx, ctx)
  const from = to === 'open' ? 'paused' : 'open'
  if (!(await moveState(tx, stall.id, from, to))) throw new DomainError('conflict', 'stalls.otherState')
  await appendEvent(tx, ctx, { type: to === 'open' ? 'stall.resumed' : 'stall.paused', subjectType: 'stall', subjectId: stall.id, producerId: stall.producerId, payload: {} })
  return { stallId: stall.id }
}
