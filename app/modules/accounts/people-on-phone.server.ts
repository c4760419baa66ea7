import { and, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { credentials, personPhones, persons } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { type Entry, entryOf, isSilent } from './entry-rule.ts'
import { proofOf } from './prove-phone.server.ts'

/** A household's phone, not a call centre. */
export const MOST_ON_A_PHONE = 12

export type Holder = { personId: string; phoneId: string; name: string; addressForm: string | null; entry: Entry; checked: boolean }

/** "Ai đang cầm máy?": everybody who may be reached at the proved phone, and what it takes to enter as each of them. */
export async function peopleOnPhone(ctx: Context, { proofToken }: { proofToken: string }): Promise<{ phone: string; people: Holder[] }> {
  const { phone } = await proofOf(ctx.store.read, ctx, proofToken)
  return { phone, people: await listHolders(ctx.store.read, ctx, phone) }
}

/** Not found for a person who is not on the phone. */
export async function getHolder(read: Pick<Reader, 'select'>, ctx: Context, phone: string, personId: string): Promise<Holder> {
  const holder = (await listHolders(read, ctx, phone, personId))[0]
  if (!holder) throw notFound()
  return holder
}

async function listHolders(read: Pick<Reader, 'select'>, ctx: Context, phone: string, personId?: string): Promise<Holder[]> {
  const rows = await read
    .select({ person: persons, number: personPhones, kind: credentials.kind })
    .from(personPhones)
    .innerJoin(persons, eq(persons.id, personPhones.personId))
    .leftJoin(credentials, eq(credentials.personId, persons.id))
    .where(and(eq(personPhones.phone, phone), personId === undefined ? undefined : eq(persons.id, personId)))
    .orderBy(persons.createdAt, persons.id)
  const holders = rows.filter(({ person }, at) => person.id !== rows[at - 1]?.person.id)
  return holders.slice(0, MOST_ON_A_PHONE).map(({ person, number }) => {
    const has = (kind: string) => rows.some((row) => row.person.id === person.id && row.kind === kind)
    const age = { numberAddedAt: number.createdAt, lastProvedAt: number.lastProvedAt, now: ctx.now() }
    return {
      personId: person.id,
      phoneId: number.id,
      // Whoever holds a long silent number now may be a stranger to its last holder.
      name: isSilent(age) ? initials(person.fullName) : person.fullName,
      addressForm: person.addressForm,
      checked: number.checkedAt !== null,
      entry: entryOf({ ...age, bornAt: person.createdAt, hasPin: has('pin'), hasPassword: has('password') }),
    }
  })
}

const initials = (name: string) => name.split(' ').map((word) => `${[...word][0] ?? ''}.`).join(' ')
