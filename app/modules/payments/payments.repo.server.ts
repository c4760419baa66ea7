import { and, asc, count, desc, eq, inArray, isNotNull, lte, ne, sum } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { gatewayMessages, paymentAttempts, refunds } from '#db/schema/payments.ts'

export type AttemptRow = typeof paymentAttempts.$inferSelect
export type AttemptState = 'open' | 'paid' | 'failed' | 'closed'
export type RefundRow = typeof refunds.$inferSelect
export type RefundState = 'requested' | 'sent' | 'done' | 'rejected'

export const attemptByRef = async (read: Reader, txnRef: string): Promise<AttemptRow | undefined> =>
  (await read.select().from(paymentAttempts).where(eq(paymentAttempts.txnRef, txnRef)))[0]
export const attemptById = async (read: Reader, id: string): Promise<AttemptRow | undefined> => (await read.select().from(paymentAttempts).where(eq(paymentAttempts.id, id)))[0]
export const openAttemptOf = async (read: Reader, groupId: string): Promise<AttemptRow | undefined> =>
  (await read.select().from(paymentAttempts).where(and(eq(paymentAttempts.groupId, groupId), eq(paymentAttempts.state, 'open'))))[0]
/** The newest first. */
export const attemptsOf = (read: Reader, groupId: string): Promise<AttemptRow[]> =>
  read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, groupId)).orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id))

/** False when the group has an open attempt already: the schema's one-open index decides between two tabs. */
export const addAttempt = async (tx: Writer, attempt: typeof paymentAttempts.$inferInsert): Promise<boolean> =>
  (await tx.insert(paymentAttempts).values(attempt).onConflictDoNothing().returning({ id: paymentAttempts.id })).length === 1

/** Compare-and-set: false means that another word about this attempt came first. */
export const moveAttempt = async (tx: Writer, id: string, from: readonly AttemptState[], set: Partial<AttemptRow> & { state: AttemptState }): Promise<boolean> =>
  (await tx.update(paymentAttempts).set(set).where(and(eq(paymentAttempts.id, id), inArray(paymentAttempts.state, [...from]))).returning({ id: paymentAttempts.id })).length === 1

/** Unanswered attempts, closed ones too: their buyer may have paid after all. */
export const dueAttempts = (read: Reader, now: Date, most: number): Promise<AttemptRow[]> =>
  read
    .select()
    .from(paymentAttempts)
    .where(and(inArray(paymentAttempts.state, ['open', 'closed']), isNotNull(paymentAttempts.nextQueryAt), lte(paymentAttempts.nextQueryAt, now)))
    .orderBy(asc(paymentAttempts.nextQueryAt), asc(paymentAttempts.id))
    .limit(most)

/** Takes one question to the gateway for this process; false when another took it. */
export const claimQuery = async (tx: Writer, attempt: AttemptRow, nextQueryAt: Date | null): Promise<boolean> =>
  (
    await tx
      .update(paymentAttempts)
      .set({ queries: attempt.queries + 1, nextQueryAt })
      .where(and(eq(paymentAttempts.id, attempt.id), eq(paymentAttempts.queries, attempt.queries), inArray(paymentAttempts.state, ['open', 'closed'])))
      .returning({ id: paymentAttempts.id })
  ).length === 1

export const addMessage = async (tx: Writer, message: typeof gatewayMessages.$inferInsert): Promise<void> => void (await tx.insert(gatewayMessages).values(message))
export const messagesAbout = async (read: Reader, attemptId: string): Promise<number> =>
  (await read.select({ messages: count() }).from(gatewayMessages).where(eq(gatewayMessages.attemptId, attemptId)))[0]!.messages

export const addRefund = async (tx: Writer, refund: typeof refunds.$inferInsert): Promise<boolean> =>
  (await tx.insert(refunds).values(refund).onConflictDoNothing().returning({ id: refunds.id })).length === 1
export const refundsOfGroup = (read: Reader, groupId: string): Promise<RefundRow[]> =>
  read.select().from(refunds).where(eq(refunds.groupId, groupId)).orderBy(asc(refunds.requestedAt), asc(refunds.id))
/** Asked for, on their way or done; what was rejected is free again. */
export const refundedOf = async (read: Reader, attemptId: string): Promise<number> =>
  Number((await read.select({ amount: sum(refunds.amount) }).from(refunds).where(and(eq(refunds.attemptId, attemptId), ne(refunds.state, 'rejected'))))[0]?.amount ?? 0)

export const dueRefunds = (read: Reader, now: Date, most: number): Promise<RefundRow[]> =>
  read
    .select()
    .from(refunds)
    .where(and(inArray(refunds.state, ['requested', 'sent']), lte(refunds.nextTryAt, now)))
    .orderBy(asc(refunds.nextTryAt), asc(refunds.id))
    .limit(most)

export const sentRefundOf = async (read: Reader, attemptId: string): Promise<RefundRow | undefined> =>
  (await read.select().from(refunds).where(and(eq(refunds.attemptId, attemptId), eq(refunds.state, 'sent'))).limit(1))[0]

/** Takes one talk with the gateway for this process; false when another took it or the state moved on. */
export const claimRefund = async (tx: Writer, refund: RefundRow, nextTryAt: Date): Promise<boolean> =>
  (
    await tx
      .update(refunds)
      .set({ tries: refund.tries + 1, nextTryAt })
      .where(and(eq(refunds.id, refund.id), eq(refunds.state, refund.state), eq(refunds.tries, refund.tries)))
      .returning({ id: refunds.id })
  ).length === 1

export const moveRefund = async (tx: Writer, id: string, from: RefundState, set: Partial<RefundRow>): Promise<boolean> =>
  (await tx.update(refunds).set(set).where(and(eq(refunds.id, id), eq(refunds.state, from))).returning({ id: refunds.id })).length === 1
