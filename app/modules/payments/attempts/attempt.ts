import { MINUTE, plus } from '#app/lib/time.ts'

export const bankChoices = ['VNPAYQR', 'VNBANK', 'INTCARD'] as const
export type BankChoice = (typeof bankChoices)[number]

/** The gateway's own word may still be on its way when the time is over. */
export const FIRST_QUESTION_MS = 5 * MINUTE
const BACK_OFF_MINUTES = [5, 10, 20, 60, 180, 720, 1440]

/** When to ask the gateway again after `asked` questions; null: enough, only its own message can still move the attempt. */
export const nextQuestion = (now: Date, asked: number): Date | null => {
  const minutes = BACK_OFF_MINUTES[asked - 1]
  return minutes === undefined ? null : plus(now, minutes * MINUTE)
}

type Attempt = { state: string; expiresAt: Date; responseCode: string | null }
type Group = { method: string; paidAt: Date | null; holdUntil: Date | null }

/**
 * What to tell the buyer. silent: he may have paid, the gateway has not said so, and he must not pay again.
 * open: time is left and nothing is on its way; failed: the same after an attempt that did not go through.
 * transfer: a VietQR waits for the collector's next import.
 */
export type PaymentState = 'cod' | 'paid' | 'transfer' | 'waiting' | 'silent' | 'failed' | 'open' | 'over'

/** `attempts` newest first. `cameBack`: he stands before the result page, so he has left the gateway. */
export function paymentState(group: Group, attempts: readonly Attempt[], now: Date, cameBack = false): PaymentState {
  if (group.method === 'cod') return 'cod'
  if (group.paidAt) return 'paid'
  const [last] = attempts
  // The account it would have gone to was stopped: another way is open.
  if (group.method === 'vietqr') return isOver(group, now) ? 'over' : last?.state === 'closed' ? 'open' : 'transfer'
  const silent = attempts.some(({ state, expiresAt, responseCode }) => state === 'open' && (cameBack || expiresAt <= now || responseCode !== null))
  if (silent) return 'silent'
  if (isOver(group, now)) return 'over'
  if (last?.state === 'open') return 'waiting'
  return last?.state === 'failed' ? 'failed' : 'open'
}

/** The goods are kept no longer: the time ran out, or the order was given up. */
const isOver = ({ holdUntil }: Pick<Group, 'holdUntil'>, now: Date) => holdUntil === null || holdUntil <= now
