import { eq } from 'drizzle-orm'
import { personPhones, persons, roleGrants } from '#db/schema/accounts.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
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

/** She has looked at what is kept about her: one of the skills of the curriculum. */
export const notePrivacyVisit = (ctx: Own) =>
  ctx.store.write((tx) => appendEvent(tx, ctx, { type: 'privacy.page_visited', subjectType: 'person', subjectId: ctx.actor.personId, payload: { personId: ctx.actor.personId } }))
