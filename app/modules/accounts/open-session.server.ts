import type { Writer } from '#db/client.server.ts'
import { sessions } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { newToken, tokenHash } from './tokens.server.ts'

export const SESSION_MS = 30 * DAY

/** Who is at the other end: the address for limits, the device for the list of sessions. */
export type Client = { ip: string; device: string }
type Opened = { personId: string; device: string; openedBy: 'pin' | 'password' | 'code'; secondFactorAt?: Date | null }

/** Step. Returns the token for the cookie; the database keeps only its hash. */
export async function openSession(tx: Writer, ctx: Context, { personId, device, openedBy, secondFactorAt = null }: Opened): Promise<string> {
  const token = newToken()
  const now = ctx.now()
  await tx.insert(sessions).values({ id: tokenHash(token), personId, device: device.slice(0, 120), openedBy, secondFactorAt, createdAt: now, seenAt: now, expiresAt: plus(now, SESSION_MS) })
  return token
}
