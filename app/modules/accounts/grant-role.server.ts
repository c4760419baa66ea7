import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { roleGrants } from '#db/schema/accounts.ts'
import type { Context, StaffRole } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'

export type RoleGrant = { personId: string; role: StaffRole; unitPath: string; collectorId?: string | undefined; validFrom?: Date; validTo?: Date | null }

/** '' the whole country, '19' a province, '19/05503' a commune, '19/05503/03' a hamlet. */
const UNIT_PATH = /^(\d{2}(\/\d{5}(\/\d{2,3})?)?)?$/

/** Step: a dated role over a unit and everything below it; granting what is already granted changes nothing. The caller checks who may grant. */
export async function grantRole(tx: Writer, ctx: Context, { personId, role, unitPath, collectorId = '', validFrom = ctx.now(), validTo = null }: RoleGrant): Promise<void> {
  if (!UNIT_PATH.test(unitPath)) throw new DomainError('invalid', 'accounts.unitWrong', { field: 'unitPath' })
  if ((collectorId !== '') !== (role === 'collector_maker' || role === 'collector_checker')) throw new DomainError('invalid', 'accounts.collectorMissing', { field: 'collectorId' })
  if (validTo && validTo <= validFrom) throw new DomainError('invalid', 'accounts.grantDates', { field: 'validTo' })
  const added = await tx
    .insert(roleGrants)
    .values({ id: ctx.newId(), personId, role, unitPath, collectorId, grantedBy: ctx.actor?.personId ?? null, validFrom, validTo })
    .onConflictDoNothing()
    .returning({ id: roleGrants.id })
  if (added.length > 0) await appendEvent(tx, ctx, { type: 'role.granted', subjectType: 'person', subjectId: personId, payload: { role, unitPath } })
}

/** Step: ends the role now; the row stays as history. False when there was nothing to end. */
export async function endRole(tx: Writer, ctx: Context, { personId, role, unitPath, collectorId = '' }: { personId: string; role: StaffRole; unitPath: string; collectorId?: string | undefined }): Promise<boolean> {
  const ended = await tx
    .update(roleGrants)
    .set({ validTo: ctx.now() })
    .where(and(eq(roleGrants.personId, personId), eq(roleGrants.role, role), eq(roleGrants.unitPath, unitPath), eq(roleGrants.collectorId, collectorId), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, ctx.now()))))
    .returning({ id: roleGrants.id })
  if (ended.length > 0) await appendEvent(tx, ctx, { type: 'role.ended', subjectType: 'person', subjectId: personId, payload: { role, unitPath } })
  return ended.length > 0
}
