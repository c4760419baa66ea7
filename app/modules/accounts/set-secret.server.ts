import { and, eq, ne } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { credentials, sessions } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import type { SecretHash } from './secret-hash.server.ts'

export type SecretKind = 'pin' | 'password'

/** Step: keeps the PIN, hashed before the write by `hashSecret`, and forgets wrong tries. */
export const setPin = (tx: Writer, ctx: Context, { personId, pin }: { personId: string; pin: SecretHash }) => setSecret(tx, ctx, { personId, kind: 'pin', secret: pin })

/** Step. */
export async function setSecret(tx: Writer, ctx: Context, { personId, kind, secret }: { personId: string; kind: SecretKind; secret: SecretHash }): Promise<void> {
  await tx
    .insert(credentials)
    .values({ id: ctx.newId(), personId, kind, secret, createdAt: ctx.now() })
    .onConflictDoUpdate({ target: [credentials.personId, credentials.kind], set: { secret, failedTries: 0, lockedUntil: null, createdAt: ctx.now() } })
}

/** Step: signs the person out everywhere, but for the session she is using. */
export const endSessions = (tx: Writer, { personId, except = '' }: { personId: string; except?: string }) =>
  tx.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, except)))
