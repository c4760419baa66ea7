import { fold } from '#app/lib/fold.ts'
import { DAY, startOfDay } from '#app/lib/time.ts'

/** One telling of a movement on an account. source: statement | feed | payee; day yyyy-mm-dd; codes: the transfer codes of ours in its text. */
export type Telling = { source: string; statementId: string | null; day: string; description: string; codes: readonly string[] }
export type Likeness = 'same' | 'another' | 'unsure'

/** Shorter words stand in many texts. */
const LEAST_SHARED = 12

/**
 * Two tellings with one reference and one amount on one account: banks number by day or by teller, so that both come again with other money.
 * - Different codes of ours: another movement. Two lines of one file: another, for lines that cannot be told apart are refused before.
 * - Files among themselves, and the feed with itself, say the same day and words again: `same`. Another day with other words is another
 *   movement; only the day, or only the words: `unsure`.
 * - File and feed use words of their own and may differ by a day. The same day: `same`. A day apart: `same` when the words are alike (one holds
 *   the other, or the same code), else `unsure`. Farther apart: `unsure` when alike, else another.
 * - Whoever owns a direct account tells without the bank's day: the same code is `same` on any day.
 * `unsure` is never dropped and never matched by itself: it is kept and a person decides.
 */
export function likeness(known: Telling, told: Telling): Likeness {
  const alikeCodes = known.codes.length > 0 && told.codes.length > 0 ? known.codes.join() === told.codes.join() : undefined
  if (alikeCodes === false) return 'another'
  if (known.statementId !== null && known.statementId === told.statementId) return 'another'
  const apart = Math.abs(startOfDay(known.day).getTime() - startOfDay(told.day).getTime()) / DAY
  const [one, other] = [fold(known.description).replaceAll(' ', ''), fold(told.description).replaceAll(' ', '')]
  if (known.source === told.source) return one === other && apart === 0 ? 'same' : one === other || apart === 0 ? 'unsure' : 'another'
  const alike = alikeCodes === true || one === other || (Math.min(one.length, other.length) >= LEAST_SHARED && (one.includes(other) || other.includes(one)))
  if (apart === 0 || (alike && (apart <= 1 || (alikeCodes === true && [known.source, told.source].includes('payee'))))) return 'same'
  return alike || apart <= 1 ? 'unsure' : 'another'
}

const MARK = '~'
/** The second movement of the account with this reference and amount is kept as 0001~2. */
export const repeatedReference = (reference: string, number: number): string => `${reference}${MARK}${number}`
/** Under which references the earlier ones stand; undefined for a reference as the bank wrote it. */
export function earlierReferences(reference: string): string[] | undefined {
  const [, first, number] = /^(.+)~([1-9]\d{0,4})$/s.exec(reference) ?? []
  if (first === undefined || Number(number) < 2) return undefined
  return [first, ...Array.from({ length: Number(number) - 2 }, (_, at) => repeatedReference(first, at + 2))]
}
