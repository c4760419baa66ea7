import { randomInt } from 'node:crypto'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import { dropCode, findSentAt, replaceCode } from './one-time-codes.repo.server.ts'
import type { Client } from './open-session.server.ts'
import { refuseTooMany } from './rate-limit.server.ts'

const CODE_MS = 10 * MINUTE
const RESEND_MS = MINUTE
const A_DAY_PER_PHONE = { max: 10, windowMs: DAY }
/** A whole hamlet may stand behind one address of its carrier. */
const A_DAY_PER_ADDRESS = { max: 300, windowMs: DAY }

/** WORDS, message 1: the code that lets one in. The shop's name first, the warning last. */
const textOf = (code: string) => `Cho Lang: ma vao la ${code}, dung trong 10 phut. KHONG dua ma nay cho ai, ke ca can bo.`
export const codeDigest = (ctx: Pick<Context, 'ports'>, phone: string, code: string) => ctx.ports.vault.digest('sign-in code', `${phone} ${code}`)

/** Whether a minute has passed since the last code. */
export async function isResendable(ctx: Context, phone: string): Promise<boolean> {
  const sentAt = await findSentAt(ctx.store.read, phone, 'sign_in')
  return !sentAt || sentAt <= plus(ctx.now(), -RESEND_MS)
}

/**
 * Sends six digits to the phone, whoever owns it: nothing here looks for an account, so known and unknown numbers differ in nothing.
 * Within a minute of the last code it stays at that one. The code never enters `events`.
 */
export async function startSignIn(ctx: Context, { phone, client }: { phone: string; client: Client }): Promise<void> {
  const now = ctx.now()
  if (!(await isResendable(ctx, phone))) return
  await refuseTooMany(ctx, { [`code:phone:${ctx.ports.vault.digest('rate', phone)}`]: A_DAY_PER_PHONE, [`code:ip:${client.ip}`]: A_DAY_PER_ADDRESS })
  const code = randomInt(1_000_000).toString().padStart(6, '0')
  const id = ctx.newId()
  const row = { id, phone, purpose: 'sign_in' as const, codeHash: codeDigest(ctx, phone, code), sentAt: now, expiresAt: plus(now, CODE_MS) }
  const mine = await ctx.store.write((tx) => replaceCode(tx, row, plus(now, -RESEND_MS)))
  if (!mine) return
  try {
    await ctx.ports.messenger.send({ phone, text: textOf(code), key: id })
  } catch {
    await ctx.store.write((tx) => dropCode(tx, id))
    throw new DomainError('unavailable', 'accounts.messageNotSent')
  }
}
