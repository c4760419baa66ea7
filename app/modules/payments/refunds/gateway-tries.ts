import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import type { RefundRow } from './refunds.repo.server.ts'

const LONGEST_WAIT_MINUTES = 720
/** Cards of foreign banks take up to two weeks; whoever waits longer needs a person. */
export const ANSWER_DAYS = 15

/** Milliseconds from the try after `tries` others to the next one. */
export const waitAfter = (tries: number): number => Math.min(LONGEST_WAIT_MINUTES, 5 * 2 ** Math.min(tries, 10)) * MINUTE

/** When the gateway was last asked to send this money; undefined: never. Only of a refund that is still `requested`. */
export const lastTryOf = ({ tries, nextTryAt }: Pick<RefundRow, 'tries' | 'nextTryAt'>): Date | undefined => (tries === 0 || nextTryAt === null ? undefined : plus(nextTryAt, -waitAfter(tries - 1)))

/** The gateway has had time enough and has not said yes or no: people may decide. */
export const isOverdue = ({ channel, state, requestedAt }: Pick<RefundRow, 'channel' | 'state' | 'requestedAt'>, now: Date): boolean =>
  channel === 'vnpay' && (state === 'requested' || state === 'sent') && plus(requestedAt, ANSWER_DAYS * DAY) <= now
