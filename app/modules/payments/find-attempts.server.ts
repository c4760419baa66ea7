import type { Reader } from '#db/client.server.ts'
import { attemptByRef, attemptsOf, refundsOfGroup, type AttemptRow, type RefundState } from './payments.repo.server.ts'
import type { RefundReason } from './request-refund.server.ts'

/** Of one group, the newest first. Callers have checked whose group it is. */
export const findAttempts = (read: Reader, groupId: string): Promise<AttemptRow[]> => attemptsOf(read, groupId)
/** Behind a reference of ours that came back signed. */
export const findAttemptByRef = (read: Reader, txnRef: string): Promise<AttemptRow | undefined> => attemptByRef(read, txnRef)

export type Refund = { id: string; attemptId: string | null; orderId: string | null; amount: number; reason: RefundReason; state: RefundState; requestedAt: Date; doneAt: Date | null }

export const refundsOf = async (read: Reader, groupId: string): Promise<Refund[]> =>
  (await refundsOfGroup(read, groupId)).map(({ id, attemptId, orderId, amount, reason, state, requestedAt, doneAt }) => ({
    id,
    attemptId,
    orderId,
    amount,
    reason: reason as RefundReason,
    state: state as RefundState,
    requestedAt,
    doneAt,
  }))
