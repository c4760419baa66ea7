/** A row of VNPay's file as it stands there; đồng, refunds positive. */
export type SettlementRow = { kind: 'pay' | 'refund'; txnRef: string; transactionNo: string; amount: number; fee: number }
/** not_paid: a payment of ours of which we have not heard that it was paid. */
export type SettlementResult = 'ok' | 'unknown' | 'not_paid' | 'amount_differs' | 'repeated'
/** What we know: the attempt behind the reference, its refunds at the gateway that are sent or done, and whether an earlier file had this row. */
export type Known = { attempt: { amount: number; state: string } | undefined; refundsLeft: number[]; earlier: boolean }

/** One row beside our books. A refund of the same amount is taken from `refundsLeft`, so that two rows need two refunds. */
export function judgeRow({ kind, amount }: Pick<SettlementRow, 'kind' | 'amount'>, { attempt, refundsLeft, earlier }: Known): SettlementResult {
  if (!attempt) return 'unknown'
  if (earlier) return 'repeated'
  if (kind === 'pay') return attempt.state !== 'paid' ? 'not_paid' : attempt.amount === amount ? 'ok' : 'amount_differs'
  const at = refundsLeft.indexOf(amount)
  if (at >= 0) refundsLeft.splice(at, 1)
  return at >= 0 ? 'ok' : 'amount_differs'
}

/** Rows that speak of a payment of ours, told the first time, clear what VNPay holds for us; the others are money for nothing we know. */
export const isOurs = (result: SettlementResult): boolean => result !== 'unknown' && result !== 'repeated'

/** What the file moves: payments in, refunds out. */
export const signed = ({ kind, amount }: Pick<SettlementRow, 'kind' | 'amount'>): number => (kind === 'pay' ? amount : -amount)
