import { and, eq, gt } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { phoneProofs } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { claimCodeTry, dropCode } from './one-time-codes.repo.server.ts'
import type { Client } from './open-session.server.ts'
import { refuseTooMany } from './rate-limit.server.ts'
import { sameText } from './same-text.server.ts'
import { codeDigest } from './start-sign-in.server.ts'
import { newToken, tokenHash } from './tokens.server.ts'

const CODE_TRIES = 5
const PROOF_MS = 20 * MINUTE
const PER_ADDRESS = { max: 120, windowMs: 15 * MINUTE }

/** The right code, once: returns a token that says somebody holds this phone, and nothing about who. */
export async function provePhone(ctx: Context, { phone, code, client }: { phone: string; code: string; client: Client }): Promise<{ proofToken: string }> {
  await refuseTooMany(ctx, { [`code-try:ip:${client.ip}`]: PER_ADDRESS })
  const now = ctx.now()
  const proofToken = newToken()
  const triesLeft = await ctx.store.write(async (tx) => {
    const claimed = await claimCodeTry(tx, phone, 'sign_in', now, CODE_TRIES)
    if (!claimed) return 0
    if (!sameText(claimed.codeHash, codeDigest(ctx, phone, code))) return CODE_TRIES - claimed.tries
    await dropCode(tx, claimed.id)
    await tx.insert(phoneProofs).values({ id: tokenHash(proofToken), phone, provedAt: now, expiresAt: plus(now, PROOF_MS) })
    return 'proved' as const
  })
  if (triesLeft === 'proved') return { proofToken }
  if (triesLeft === 0) throw new DomainError('invalid', 'accounts.codeOld', { field: 'code' })
  throw new DomainError('invalid', 'accounts.codeWrong', { field: 'code', left: triesLeft })
}

/** The proved phone; DomainError unauthenticated when the proof is used or older than 20 minutes. */
export async function proofOf(read: Pick<Reader, 'select'>, ctx: Context, proofToken: string): Promise<{ phone: string }> {
  const [proof] = await read
    .select({ phone: phoneProofs.phone })
    .from(phoneProofs)
    .where(and(eq(phoneProofs.id, tokenHash(proofToken)), gt(phoneProofs.expiresAt, ctx.now())))
  if (!proof) throw proofGone()
  return proof
}

/** Step: a proof opens one session. Of two at once only one gets it. */
export async function useProof(tx: Writer, ctx: Context, proofToken: string): Promise<{ phone: string }> {
  const [proof] = await tx
    .delete(phoneProofs)
    .where(and(eq(phoneProofs.id, tokenHash(proofToken)), gt(phoneProofs.expiresAt, ctx.now())))
    .returning({ phone: phoneProofs.phone })
  if (!proof) throw proofGone()
  return proof
}

const proofGone = () => new DomainError('unauthenticated', 'accounts.proofGone')
