import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { clearingMatchers } from '../clearing/clearing-matchers.server.ts'
import { refundMatcher } from '../refunds/match-refund.server.ts'
import { payoutMatcher } from '../payouts/payout-matcher.server.ts'
import type { BankTransaction } from './bank.repo.server.ts'

export type CandidateType = 'settlement' | 'remittance' | 'carrier_bill' | 'payout' | 'refund'
/** Something the account waits for, named in the movement's text. amount: in positive, out negative. */
export type Candidate = { type: CandidateType; id: string; amount: number }

/**
 * One kind of movement that is no buyer's payment. `find` looks only for what the text names, by code, number or the gateway's name, and may say another amount than the movement's;
 * `take` is a step that books it, and answers false when it was booked before or is no longer waited for.
 */
export type Matcher = { type: CandidateType; find: (read: Reader, row: BankTransaction) => Promise<Candidate[]>; take: (tx: Writer, ctx: Context, id: string, row: BankTransaction) => Promise<boolean> }

export const matchers: readonly Matcher[] = [...clearingMatchers, refundMatcher, payoutMatcher]

export const matcherOf = (type: CandidateType): Matcher => {
  const found = matchers.find((matcher) => matcher.type === type)
  if (!found) throw new RangeError(`nobody takes a ${type}`)
  return found
}
