import { and, eq, gte } from 'drizzle-orm'
import { personPhones, persons, roleGrants } from '#db/schema/accounts.ts'
import { events } from '#db/schema/events.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { localDay, startOfDay } from '#app/lib/time.ts'
import { secretsOf } from './change-secret.server.ts'
import { listDevices, listSessions } from './sessions.server.ts'

type Own = Context & { actor: Actor }

/** What accounts keep about the person who asks. Of secrets only that they exist: nobody can read them, we included. */
export async function dataAboutMe(ctx: Own, { token }: { token: string | undefined }) {
  const { personId } = ctx.actor
  const read = ctx.store.read
  const [person] = await read.select().from(persons).where(eq(persons.id, personId))
  const phones = await read
    .select({ phone: personPhones.phone, addedAt: personPhones.createdAt, checkedAt: personPhones.checkedAt, lastProvedAt: personPhones.lastProvedAt })
    .from(personPhones)
    .where(eq(personPhones.personId, personId))
    .orderBy(personPhones.createdAt)
  const roles = await read
    .select({ role: roleGrants.role, unitPath: roleGrants.unitPath, validFrom: roleGrants.validFrom, validTo: roleGrants.validTo })
    .from(roleGrants)
    .where(eq(roleGrants.personId, personId))
    .orderBy(roleGrants.validFrom)
  return {
    person: { fullName: person!.fullName, addressForm: person!.addressForm, language: person!.locale, registeredAt: person!.createdAt },
    phones,
    roles,
    secrets: await secretsOf(ctx),
    sessions: (await listSessions(ctx, { token })).map(({ device, createdAt, seenAt }) => ({ device, createdAt, seenAt })),
    devices: (await listDevices(ctx)).map(({ name, enrolledAt }) => ({ name, enrolledAt })),
  }
}

/** She has looked at what is kept about her, one of the skills of the curriculum; noted once a day. */
export async function notePrivacyVisit(ctx: Own): Promise<void> {
  const { personId } = ctx.actor
  const visit = { type: 'privacy.page_visited', subjectType: 'person', subjectId: personId, payload: { personId } } as const
  await ctx.store.write(async (tx) => {
    const today = and(eq(events.subjectType, 'person'), eq(events.subjectId, personId), eq(events.type, visit.type), gte(events.at, startOfDay(localDay(ctx.now()))))
    const [noted] = await tx.select({ id: events.id }).from(events).where(today).limit(1)
    if (!noted) await appendEvent(tx, ctx, visit)
  })
}
