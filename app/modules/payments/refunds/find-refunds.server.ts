import type { Reader } from '#db/client.server.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'
import { transferTextOf } from './match-refund.server.ts'
import type { RefundReason } from './refund-reasons.ts'
import type { RefundChannel, RefundState } from './refund-states.ts'
import { doneTransfersOf, hasRefund, linesOfRefunds, refundsOfGroup, refundsOfGroups } from './refunds.repo.server.ts'
import type { RefundLine } from './request-refund.server.ts'

/** As its buyer may see it: of her account the last digits. */
export type Refund = {
  id: string
  attemptId: string | null
  orderId: string | null
  amount: number
  reason: RefundReason
  state: RefundState
  channel: RefundChannel
  requestedAt: Date
  doneAt: Date | null
  payee: { bank: string; numberEnd: string } | null
  /** How often the bank has sent it back. */
  sentBack: number
  lines: RefundLine[]
}

/** Whether this was asked for before. */
export const wasRequested = (read: Reader, requestKey: string): Promise<boolean> => hasRefund(read, requestKey)

/** Of a page of groups: how much, why and how far. Callers have checked whose groups they are. */
export const refundSumsOf = async (read: Reader, groupIds: readonly string[]): Promise<{ groupId: string; amount: number; reason: RefundReason; state: RefundState }[]> =>
  (await refundsOfGroups(read, groupIds)).map(({ groupId, amount, reason, state }) => ({ groupId, amount, reason: reason as RefundReason, state }))

const MOST_OFFERED = 20

/** What a credit, of this amount if one is given, may be: transfers to buyers that a bank can have sent back. For who works there. */
export async function sentTransfers(read: Reader, which: { collectorId: string; amount?: number }): Promise<{ id: string; amount: number; text: string; doneAt: Date | null; bank: string; numberEnd: string; name: string }[]> {
  const rows = await doneTransfersOf(read, which, MOST_OFFERED)
  if (rows.length === 0) return []
  const banks = await bankNames(read)
  return rows.map(({ id, amount, code, doneAt, payeeBankCode, payeeNumberEnd, payeeName }) => ({ id, amount, text: transferTextOf(code), doneAt, bank: banks.get(payeeBankCode ?? '')?.shortName ?? payeeBankCode ?? '', numberEnd: payeeNumberEnd ?? '', name: payeeName ?? '' }))
}

/** Of one group, the oldest first. Callers have checked whose group it is. */
export async function refundsOf(read: Reader, groupId: string): Promise<Refund[]> {
  const rows = await refundsOfGroup(read, groupId)
  const lines = await linesOfRefunds(read, rows.map(({ id }) => id))
  const banks = rows.some(({ payeeBankCode }) => payeeBankCode !== null) ? await bankNames(read) : undefined
  return rows.map(({ id, attemptId, orderId, amount, reason, state, channel, requestedAt, doneAt, payeeBankCode, payeeNumberEnd, sentBack }) => ({
    ...{ id, attemptId, orderId, amount, reason: reason as RefundReason, state, channel: channel as RefundChannel, requestedAt, doneAt, sentBack },
    payee: payeeBankCode === null || payeeNumberEnd === null ? null : { bank: banks?.get(payeeBankCode)?.shortName ?? payeeBankCode, numberEnd: payeeNumberEnd },
    lines: lines.filter(({ refundId }) => refundId === id).map(({ productId, quantity, amount: sum }) => ({ productId, quantity, amount: sum })),
  }))
}
