import type { Reader } from '#db/client.server.ts'
import { covers, scopesOf, type Context, type StaffRole } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { rowOf, type ProducerRow } from './producers.repo.server.ts'
import { fieldRoles } from './scope.server.ts'

/** Checked inside the write that relies on it. Throws not_found outside the actor's units. */
export async function producerInField(read: Reader, ctx: Context, producerId: string, roles: readonly StaffRole[] = fieldRoles): Promise<ProducerRow> {
  const row = await rowOf(read, producerId)
  if (!row || !scopesOf(ctx.actor, ...fieldRoles).some((scope) => covers(scope, row.unitPath))) throw notFound('producers.notFound')
  if (!scopesOf(ctx.actor, ...roles).some((scope) => covers(scope, row.unitPath))) throw new DomainError('forbidden', 'producers.officerOnly')
  return row
}
