import { and, asc, count, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { gatewayMessages, paymentAttempts } from '#db/schema/payments.ts'

export type AttemptRow = typeof paymentAttempts.$inferSelect
export type AttemptState = 'open' | 'paid' | 'failed' | 'closed'

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

/** Holds the attempt's row until the write ends: what is decided about its money meets no other decision half-way. */
export const lockAttempt = async (tx: Writer, id: string): Promise<void> => void (await tx.update(paymentAttempts).set({ amount: sql`${paymentAttempts.amount}` }).where(eq(paymentAttempts.id, id)))

/** Every open attempt to one account, or through one merchant, leads nowhere any more. */
export const closeAttemptsBy = async (tx: Writer, by: { accountId: string } | { merchantId: string }): Promise<void> =>
  void (await tx.update(paymentAttempts).set({ state: 'closed' }).where(and('accountId' in by ? eq(paymentAttempts.accountId, by.accountId) : eq(paymentAttempts.merchantId, by.merchantId), eq(paymentAttempts.state, 'open'))))

/** Unanswered attempts, closed ones too: their buyer may have paid after all. */
export const dueAttempts = (read: Reader, now: Date, most: number): Promise<AttemptRow[]> =>
  read
    .select()
    .from(paymentAttempts)
    .where(and(inArray(paymentAttempts.state, ['open', 'closed']), isNotNull(paymentAttempts.nextQueryAt), lte(paymentAttempts.nextQueryAt, now)))
    .orderBy(asc(paymentAttempts.nextQueryAt), asc(paymentAttempts.id))
    .limit(most)

/** Takes one question to the gateway for this process; false when another took it. nextQueryAt: when it is asked again, should this process die. */
export const claimQuery = async (tx: Writer, attempt: AttemptRow, nextQueryAt: Date): Promise<boolean> =>
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
