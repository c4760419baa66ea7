import { fold } from '#app/lib/fold.ts'
import { HOUR } from '#app/lib/time.ts'
import type { ProducerKind } from './producer-name.ts'

/** Whoever changes the account of another person has three days in which she can say so. */
export const CHANGE_WAITS_MS = 72 * HOUR

/** exact: the owner's own name; differs: waits for a person at the collector; approved, refused: what that person decided. */
export const nameChecks = ['exact', 'differs', 'approved', 'refused'] as const
export type NameCheck = (typeof nameChecks)[number]

/** '0071 0012.3456-7' → '0071001234567'; undefined for what no bank gives out: 6 to 19 digits or Latin letters (NAPAS 247 account number field). */
export function readAccountNumber(typed: string): string | undefined {
  const number = typed.toUpperCase().replace(/[\s.-]/g, '')
  return /^[0-9A-Z]{6,19}$/.test(number) && /\d/.test(number) ? number : undefined
}

/** As bank apps show it: 'Nguyễn Thị Hoà' → 'NGUYEN THI HOA' */
export const holderNameOf = (typed: string): string => fold(typed).toUpperCase()

/** Letter for letter without marks and case; a missing middle name is another name. */
export const sameName = (one: string, other: string): boolean => fold(one) !== '' && fold(one) === fold(other)

/** Whose name the account must carry: the head's of a household, an organisation's own. */
export const expectedHolder = ({ kind, name, ownerName }: { kind: ProducerKind; name: string; ownerName: string }): string => (kind === 'household' ? ownerName : name)

/** '0071001234567' → '4567' */
export const numberEnd = (number: string): string => number.slice(-4)
