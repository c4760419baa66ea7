import { randomInt } from 'node:crypto'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { fold } from '#app/lib/fold.ts'
import { DAY, MINUTE, plus, showDate } from '#app/lib/time.ts'
import { claimCodeTry, dropCode, replaceCode } from './one-time-codes.repo.server.ts'
import type { Client } from './open-session.server.ts'
import { refuseTooMany } from './rate-limit.server.ts'
import { sameText } from './same-text.server.ts'

const CONSENT_MS = 30 * MINUTE
const TRIES = 3
const A_DAY_PER_PHONE = { max: 6, windowMs: DAY }
const A_DAY_PER_OFFICER = { max: 100, windowMs: DAY }
const digest = (ctx: Context, phone: string, code: string) => ctx.ports.vault.digest('consent code', `${phone} ${code}`)

type Ask = { phone: string; helper: string; place: string; until: Date; client: Client }

/** WORDS, message 2: four digits that agree to help and can do nothing else; another digest, so they open no account even by mistake. */
export async function sendConsentCode(ctx: Context, { phone, helper, place, until, client }: Ask): Promise<void> {
  const asks = ctx.actor?.personId ?? client.ip
  await refuseTooMany(ctx, { [`consent:phone:${ctx.ports.vault.digest('rate', phone)}`]: A_DAY_PER_PHONE, [`consent:by:${asks}`]: A_DAY_PER_OFFICER })
  const [id, now] = [ctx.newId(), ctx.now()]
  const code = randomInt(10_000).toString().padStart(4, '0')
  await ctx.store.write((tx) => replaceCode(tx, { id, phone, purpose: 'consent', codeHash: digest(ctx, phone, code), issuedBy: ctx.actor?.personId ?? null, sentAt: now, expiresAt: plus(now, CONSENT_MS) }, now))
  await ctx.ports.messenger.send({ phone, text: textOf({ helper, place, until, code }), key: id })
}

/** The right four digits, once. A write of its own, so that a wrong try stays counted. Throws DomainError invalid beside `code`. */
export async function useConsentCode(ctx: Context, { phone, code }: { phone: string; code: string }): Promise<void> {
  const right = await ctx.store.write(async (tx) => {
    const claimed = await claimCodeTry(tx, phone, 'consent', ctx.now(), TRIES)
    if (!claimed || !sameText(claimed.codeHash, digest(ctx, phone, code.trim()))) return false
    await dropCode(tx, claimed.id)
    return true
  })
  if (!right) throw new DomainError('invalid', 'accounts.consentCodeWrong', { field: 'code' })
}

function textOf({ helper, place, until, code }: { helper: string; place: string; until: Date; code: string }): string {
  const day = showDate(until).slice(0, 5)
  return `Cho Lang: de ${plain(helper, 18)} (${plain(place, 14)}) NHAP GIUP gian hang den ${day}, doc ma ${code}. Ma nay khong vao duoc tai khoan, khong rut duoc tien.`
}

/** 'chị Hạnh' → 'chi Hanh', no longer than there is room for. */
const plain = (words: string, max: number) =>
  words
    .split(' ')
    .map((word) => (/^\p{Lu}/u.test(word) ? fold(word).replace(/^./, (letter) => letter.toUpperCase()) : fold(word)))
    .join(' ')
    .slice(0, max)
    .trim()
