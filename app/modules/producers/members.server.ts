import type { Writer } from '#db/client.server.ts'
import { violationOf } from '#db/errors.server.ts'
import { covers, type Context, type MemberRole } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { addPerson } from '#app/modules/accounts/add-person.server.ts'
import { membershipIn } from './find-producer.server.ts'
import { can } from './member-rights.ts'
import { endMembership, insertMembership, rowOf } from './producers.repo.server.ts'
import { fieldScopes } from './scope.server.ts'

type NewMember = { producerId: string; role: Exclude<MemberRole, 'owner'>; fullName: string; phone?: string | undefined; addressForm?: string | null }

/** By the owner, or by field staff of the unit. A person who is a member already gets one more role. */
export function addMember(ctx: Context, { producerId, role, personId, ...person }: NewMember & { personId?: string }): Promise<{ personId: string }> {
  return oneRoleEach(() =>
    ctx.store.write(async (tx) => {
      await mayChangeMembers(tx, ctx, producerId)
      const member = personId ?? (await addPerson(tx, ctx, person))
      if (personId && (await membershipIn(tx, personId, ctx.now()))?.id !== producerId) throw notFound('producers.notFound')
      await insertMembership(tx, { id: ctx.newId(), producerId, personId: member, role, validFrom: ctx.now() })
      await appendEvent(tx, ctx, { type: 'member.added', subjectType: 'producer', subjectId: producerId, producerId, payload: { personId: member, role } })
      return { personId: member }
    }),
  )
}

/** The row stays with its dates. An owner's role is handed over, never just ended. */
export function endMember(ctx: Context, { producerId, personId, role }: { producerId: string; personId: string; role: Exclude<MemberRole, 'owner'> }): Promise<void> {
  return ctx.store.write(async (tx) => {
    await mayChangeMembers(tx, ctx, producerId)
    if (!(await endMembership(tx, { producerId, personId, role }, ctx.now()))) throw notFound('producers.notFound')
    await appendEvent(tx, ctx, { type: 'member.ended', subjectType: 'producer', subjectId: producerId, producerId, payload: { personId, role } })
  })
}

async function mayChangeMembers(tx: Writer, ctx: Context, producerId: string): Promise<void> {
  const row = await rowOf(tx, producerId)
  if (row && fieldScopes(ctx.actor).some((scope) => covers(scope, row.unitPath))) return
  const own = ctx.actor ? await membershipIn(tx, ctx.actor.personId, ctx.now()) : undefined
  if (!row || own?.id !== producerId) throw notFound('producers.notFound')
  if (!can(own.roles, 'members')) throw new DomainError('forbidden', 'producers.ownerOnly')
}

async function oneRoleEach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (violationOf(error) === 'unique') throw new DomainError('conflict', 'producers.hasRole')
    throw error
  }
}
