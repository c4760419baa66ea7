import { eq } from 'drizzle-orm'
import { persons } from '#db/schema/accounts.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import type { Locale } from '#app/lib/i18n.ts'
import { tidyName } from './add-person.server.ts'

type Own = Context & { actor: Actor }

export const updatePerson = (ctx: Own, { fullName, addressForm }: { fullName: string; addressForm: string | null }) =>
  ctx.store.write((tx) => tx.update(persons).set({ fullName: tidyName(fullName), addressForm }).where(eq(persons.id, ctx.actor.personId)))

export const chooseLanguage = (ctx: Own, locale: Locale) => ctx.store.write((tx) => tx.update(persons).set({ locale }).where(eq(persons.id, ctx.actor.personId)))
