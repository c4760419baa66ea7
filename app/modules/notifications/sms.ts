import { groupDigits } from '#app/lib/money.ts'
import { localDay, showClock } from '#app/lib/time.ts'

/** GSM: one message of plain Latin letters. */
export const SMS_LENGTH = 160

/** 'Chè Đinh' → 'Che Dinh': marks stripped, letter case kept, nothing but printable ASCII. */
export const plainLatin = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]/g, '')

/** Fills a message and shortens what is in `shorten` until it fits one SMS; throws RangeError when the rest alone is too long. */
export function fitSms(say: (params: Record<string, string>) => string, params: Record<string, string>, shorten: string): string {
  const plain = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, plainLatin(value)]))
  const full = plainLatin(say(plain))
  if (full.length <= SMS_LENGTH) return full
  const room = (plain[shorten] ?? '').length - (full.length - SMS_LENGTH)
  if (room < 1) throw new RangeError('the message does not fit one SMS')
  return plainLatin(say({ ...plain, [shorten]: plain[shorten]!.slice(0, room).trimEnd() }))
}

/** '480.000' */
export const smsAmount = (amount: number): string => groupDigits(amount)
/** '20:00 22/11' */
export const smsTime = (at: Date): string => `${showClock(at)} ${localDay(at).slice(8)}/${localDay(at).slice(5, 7)}`
