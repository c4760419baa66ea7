import { and, eq, isNull, lt } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Writer } from '#db/client.server.ts'
import { credentials, recoveryCodes, sessions } from '#db/schema/accounts.ts'
import { newCode, readCode } from '#app/lib/code.server.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import { useHelperCode } from './helper-codes.server.ts'
import { openSession } from './open-session.server.ts'
import { refuseTooMany } from './rate-limit.server.ts'
import { tokenHash } from './tokens.server.ts'

type Own = Context & { actor: Actor }
type AtDevice = { token: string; device: string }

const STEP_MS = 30_000
const TICKET_MS = 15 * MINUTE
const RECOVERY_CODES = 10
const limits = (personId: string) => ({ [`totp:${personId}`]: { max: 8, windowMs: 15 * MINUTE }, [`totp-day:${personId}`]: { max: 50, windowMs: DAY } })
const recoveryDigest = (ctx: Context, personId: string, code: string) => ctx.ports.vault.digest('recovery code', `${personId} ${code}`)
const wrong = () => new DomainError('invalid', 'accounts.totpWrong', { field: 'code' })

export type TotpTicket = { secret: string; uri: string; ticket: string }

/** First enrolment: an operator's code, then a secret for the telephone's app. The ticket carries it, sealed, until the first right code. */
export async function beginTotp(ctx: Own, { helperCode }: { helperCode: string }): Promise<TotpTicket> {
  await useHelperCode(ctx, { personId: ctx.actor.personId, code: helperCode, field: 'helperCode' })
  const secret = new Secret({ size: 20 })
  const ticket = ctx.ports.vault.seal(JSON.stringify({ personId: ctx.actor.personId, secret: secret.base32, until: plus(ctx.now(), TICKET_MS).getTime() }))
  return shown(ctx, secret, ticket)
}

/** What the page shows again after a wrong code; throws DomainError invalid for a ticket that is old or somebody else's. */
export function readTicket(ctx: Own, ticket: string): TotpTicket {
  const { personId, secret, until } = opened(ctx, ticket)
  if (personId !== ctx.actor.personId || until < ctx.now().getTime()) throw new DomainError('invalid', 'accounts.ticketOld')
  return shown(ctx, Secret.fromBase32(secret), ticket)
}

/** Keeps the secret, makes ten recovery codes, and steps the session up. */
export async function confirmTotp(ctx: Own, { ticket, code, token, device }: AtDevice & { ticket: string; code: string }): Promise<{ token: string; recovery: string[] }> {
  const { personId } = ctx.actor
  await refuseTooMany(ctx, limits(personId))
  const { secret } = readTicket(ctx, ticket)
  const step = stepOf(ctx, secret, code)
  if (step === undefined) throw wrong()
  const recovery = Array.from({ length: RECOVERY_CODES }, () => newCode())
  const row = { secret: ctx.ports.vault.seal(secret), lastStep: step, createdAt: ctx.now() }
  return ctx.store.write(async (tx) => {
    await tx.insert(credentials).values({ id: ctx.newId(), personId, kind: 'totp', ...row }).onConflictDoUpdate({ target: [credentials.personId, credentials.kind], set: row })
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
    await tx.insert(recoveryCodes).values(recovery.map((written) => ({ id: ctx.newId(), personId, codeHash: recoveryDigest(ctx, personId, written), createdAt: ctx.now() })))
    return { recovery, token: await stepUp(tx, ctx, { token, device }) }
  })
}

/** A code of the app, or one of the recovery codes: each works once. Returns the token of a new session that replaces the one in use. */
export async function passSecondFactor(ctx: Own, { code, token, device }: AtDevice & { code: string }): Promise<{ token: string }> {
  const { personId } = ctx.actor
  await refuseTooMany(ctx, limits(personId))
  return ctx.store.write(async (tx) => {
    if (!(await useTotp(tx, ctx, personId, code)) && !(await useRecoveryCode(tx, ctx, personId, code))) throw wrong()
    return { token: await stepUp(tx, ctx, { token, device }) }
  })
}

/** Compare-and-set on the time step: of two who send the same code only one passes. */
async function useTotp(tx: Writer, ctx: Context, personId: string, code: string): Promise<boolean> {
  const own = and(eq(credentials.personId, personId), eq(credentials.kind, 'totp'))
  const [kept] = await tx.select({ secret: credentials.secret }).from(credentials).where(own)
  const step = kept && stepOf(ctx, ctx.ports.vault.open(kept.secret), code)
  if (step === undefined) return false
  const won = await tx.update(credentials).set({ lastStep: step }).where(and(own, lt(credentials.lastStep, step))).returning({ id: credentials.id })
  return won.length === 1
}

async function useRecoveryCode(tx: Writer, ctx: Context, personId: string, typed: string): Promise<boolean> {
  const code = readCode(typed)
  if (!code) return false
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: ctx.now() })
    .where(and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, recoveryDigest(ctx, personId, code)), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id })
  return used.length === 1
}

/** A stepped session has a token of its own: the one that went over the wire before is worth nothing any more. */
async function stepUp(tx: Writer, ctx: Own, { token, device }: AtDevice): Promise<string> {
  const [old] = await tx.delete(sessions).where(and(eq(sessions.id, tokenHash(token)), eq(sessions.personId, ctx.actor.personId))).returning()
  if (!old) throw new DomainError('unauthenticated', 'accounts.proofGone')
  return openSession(tx, ctx, { personId: old.personId, device, openedBy: old.openedBy as 'pin', secondFactorAt: ctx.now() })
}

function stepOf(ctx: Context, secret: string, code: string): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = ctx.now().getTime()
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token, window: 1, timestamp })
  return delta === null ? undefined : Math.floor(timestamp / STEP_MS) + delta
}

const shown = (ctx: Own, secret: Secret, ticket: string): TotpTicket => ({
  secret: secret.base32,
  uri: new TOTP({ issuer: 'Cho Lang', label: ctx.actor.name, secret }).toString(),
  ticket,
})

function opened(ctx: Context, ticket: string): { personId: string; secret: string; until: number } {
  try {
    return JSON.parse(ctx.ports.vault.open(ticket)) as { personId: string; secret: string; until: number }
  } catch {
    throw new DomainError('invalid', 'accounts.ticketOld')
  }
}
