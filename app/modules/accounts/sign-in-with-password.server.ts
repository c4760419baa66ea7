import { and, eq } from 'drizzle-orm'
import { credentials, personPhones } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, MINUTE } from '#app/lib/time.ts'
import { type Client, openSession } from './open-session.server.ts'
import { refuseTooMany } from './rate-limit.server.ts'
import { isSecret } from './secret-hash.server.ts'

const PER_PHONE = { max: 10, windowMs: 15 * MINUTE }
const A_DAY_PER_PHONE = { max: 50, windowMs: DAY }
const PER_ADDRESS = { max: 100, windowMs: 15 * MINUTE }
/** Passwords compared on every try, however many persons share the number: the time tells nothing. */
const COMPARED = 3

/** Phone and password. One answer, after the same work, for a wrong password, an unknown number and an account without one. */
export async function signInWithPassword(ctx: Context, { phone, password, client }: { phone: string; password: string; client: Client }): Promise<{ token: string; personId: string }> {
  const number = ctx.ports.vault.digest('rate', phone)
  await refuseTooMany(ctx, { [`password:phone:${number}`]: PER_PHONE, [`password:day:${number}`]: A_DAY_PER_PHONE, [`password:ip:${client.ip}`]: PER_ADDRESS })
  const kept = await ctx.store.read
    .select({ personId: credentials.personId, secret: credentials.secret })
    .from(personPhones)
    .innerJoin(credentials, and(eq(credentials.personId, personPhones.personId), eq(credentials.kind, 'password')))
    .where(eq(personPhones.phone, phone))
    .orderBy(personPhones.createdAt)
    .limit(COMPARED)
  const matches = await Promise.all(Array.from({ length: COMPARED }, (_, at) => isSecret(kept[at]?.secret, password)))
  const personId = kept[matches.indexOf(true)]?.personId
  if (personId === undefined) throw new DomainError('invalid', 'accounts.passwordWrong', { field: 'password' })
  const token = await ctx.store.write((tx) => openSession(tx, ctx, { personId, device: client.device, openedBy: 'password' }))
  return { token, personId }
}
