import { and, eq, inArray } from 'drizzle-orm'
import { credentials } from '#db/schema/accounts.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { checkSecret } from './check-secret.server.ts'
import { refuseEasyPin } from './enter.server.ts'
import { personContact } from './person-contact.server.ts'
import { passwordFault } from './pin-rules.ts'
import { hashSecret } from './secret-hash.server.ts'
import { endSessions, type SecretKind, setSecret } from './set-secret.server.ts'
import { tokenHash } from './tokens.server.ts'

type Change = { kind: SecretKind; current: string; next: string; token: string }

/** A new PIN or password against the one in use; signs the person out everywhere else. The fields are `current` and `next`. */
export async function changeSecret(ctx: Context & { actor: Actor }, { kind, current, next, token }: Change): Promise<void> {
  const { personId } = ctx.actor
  const phone = (await personContact(ctx.store.read, personId))?.phone ?? ''
  if (kind === 'pin') refuseEasyPin(next, phone, 'next')
  else refuseEasyPassword(next, phone)
  if (!(await checkSecret(ctx, { personId, kind: await secretInUse(ctx), typed: current, field: 'current' }))) throw new DomainError('invalid', 'accounts.currentWrong', { field: 'current' })
  const secret = await hashSecret(next)
  await ctx.store.write(async (tx) => {
    await setSecret(tx, ctx, { personId, kind, secret })
    await endSessions(tx, { personId, except: tokenHash(token) })
  })
}

/** What the person shows to change either of them: her PIN, or her password when she has no PIN. */
export async function secretInUse(ctx: Context & { actor: Actor }): Promise<SecretKind> {
  const kept = await secretsOf(ctx)
  return kept.includes('pin') ? 'pin' : 'password'
}

export async function secretsOf(ctx: Context & { actor: Actor }): Promise<string[]> {
  const own = and(eq(credentials.personId, ctx.actor.personId), inArray(credentials.kind, ['pin', 'password', 'totp']))
  return (await ctx.store.read.select({ kind: credentials.kind }).from(credentials).where(own)).map(({ kind }) => kind)
}

function refuseEasyPassword(password: string, phone: string) {
  const fault = passwordFault(password, phone)
  if (fault) throw new DomainError('invalid', fault, { field: 'next' })
}
