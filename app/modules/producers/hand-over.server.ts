import type { Writer } from '#db/client.server.ts'
import { violationOf } from '#db/errors.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { endDelegations, endMembership, insertMembership, membersOf } from './producers.repo.server.ts'

/** Step: another member heads the household from now on; what the head before was, and what she consented to others doing for her, ends with its dates. Throws conflict when she heads another one. */
export async function handOverHousehold(tx: Writer, ctx: Context, { producerId, toPersonId }: { producerId: string; toPersonId: string }): Promise<void> {
  const now = ctx.now()
  const members = await membersOf(tx, [producerId], now)
  if (!members.some(({ personId }) => personId === toPersonId)) throw notFound('producers.notFound')
  const before = members.find(({ role }) => role === 'owner')?.personId
  const about = { subjectType: 'producer' as const, subjectId: producerId, producerId }
  for (const { personId, role } of members.filter((member) => member.personId === before)) {
    await endMembership(tx, { producerId, personId, role }, now)
    await appendEvent(tx, ctx, { type: 'member.ended', ...about, payload: { personId, role } })
  }
  try {
    await insertMembership(tx, { id: ctx.newId(), producerId, personId: toPersonId, role: 'owner', validFrom: now })
  } catch (error) {
    if (violationOf(error) === 'unique') throw new DomainError('conflict', 'producers.headsAnother')
    throw error
  }
  for (const officerId of await endDelegations(tx, producerId, now)) await appendEvent(tx, ctx, { type: 'delegation.ended', ...about, payload: { officerId } })
  await appendEvent(tx, ctx, { type: 'member.added', ...about, payload: { personId: toPersonId, role: 'owner' } })
}
