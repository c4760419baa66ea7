import { DAY } from '#app/lib/time.ts'

/** Carriers give a silent number to somebody else after some months. */
const SILENT_MS = 180 * DAY

export type Entry = 'pin' | 'password' | 'choose_pin' | 'help'

type Known = { hasPin: boolean; hasPassword: boolean; bornAt: Date; numberAddedAt: Date; lastProvedAt: Date | null; now: Date }

export const isSilent = ({ numberAddedAt, lastProvedAt, now }: Pick<Known, 'numberAddedAt' | 'lastProvedAt' | 'now'>): boolean =>
  now.getTime() - (lastProvedAt ?? numberAddedAt).getTime() > SILENT_MS

/** What it takes to enter an account after a code has proved the phone. The code alone never opens an account over a silent number or one added later. */
export function entryOf(known: Known): Entry {
  if (known.hasPin) return 'pin'
  if (known.hasPassword) return 'password'
  const addedLater = known.lastProvedAt === null && known.numberAddedAt.getTime() - known.bornAt.getTime() > DAY
  return isSilent(known) || addedLater ? 'help' : 'choose_pin'
}
