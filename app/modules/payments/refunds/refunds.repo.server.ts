import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, not, or, sql, sum } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { moneyTasks, refundLines, refunds } from '#db/schema/payments.ts'
import type { RefundState } from './refund-states.ts'

export type RefundRow = Omit<typeof refunds.$inferSelect, 'state'> & { state: RefundState }
export type RefundLineRow = typeof refundLines.$inferSelect

const typed = (rows: (typeof refunds.$inferSelect)[]) => rows as RefundRow[]

/** False: asked for before, by the same key. */
export const addRefund = async (tx: Writer, refund: typeof refunds.$inferInsert): Promise<boolean> =>
  (await tx.insert(refunds).values(refund).onConflictDoNothing().returning({ id: refunds.id })).length === 1
export const addRefundLines = async (tx: Writer, lines: (typeof refundLines.$inferInsert)[]): Promise<void> => {
  if (lines.length > 0) await tx.insert(refundLines).values(lines)
}

export const hasRefund = async (read: Reader, requestKey: string): Promise<boolean> => (await read.select({ id: refunds.id }).from(refunds).where(eq(refunds.requestKey, requestKey))).length > 0
export const refundById = async (read: Reader, id: string): Promise<RefundRow | undefined> => typed(await read.select().from(refunds).where(eq(refunds.id, id)))[0]
export const refundsOfGroup = async (read: Reader, groupId: string): Promise<RefundRow[]> =>
  typed(await read.select().from(refunds).where(eq(refunds.groupId, groupId)).orderBy(asc(refunds.requestedAt), asc(refunds.id)))
export const refundsOfGroups = async (read: Reader, groupIds: readonly string[]): Promise<RefundRow[]> =>
  groupIds.length === 0 ? [] : typed(await read.select().from(refunds).where(inArray(refunds.groupId, [...groupIds])).orderBy(asc(refunds.requestedAt), asc(refunds.id)))
export const linesOfRefunds = (read: Reader, ids: readonly string[]): Promise<RefundLineRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : read.select().from(refundLines).where(inArray(refundLines.refundId, [...ids])).orderBy(asc(refundLines.refundId), asc(refundLines.productId))

/** Asked for, on their way or done, by whatever channel. */
export const refundedOf = async (read: Reader, attemptId: string): Promise<number> =>
  Number((await read.select({ amount: sum(refunds.amount) }).from(refunds).where(eq(refunds.attemptId, attemptId)))[0]?.amount ?? 0)

/** Another refund of this payment is at the gateway: it has taken the request, or nobody knows whether it has. */
const anotherAtGateway = sql`exists (
  select 1 from ${refunds} as another where another.attempt_id = ${refunds.attemptId} and another.id <> ${refunds.id}
    and (another.state = 'sent' or (another.state = 'requested' and another.tries > 0)))`

/** What the gateway may be asked about now; a refund that waits for another of its payment is not due. */
export const dueRefunds = async (read: Reader, now: Date, most: number): Promise<RefundRow[]> =>
  typed(
    await read
      .select()
      .from(refunds)
      .where(and(or(eq(refunds.state, 'sent'), and(eq(refunds.state, 'requested'), not(anotherAtGateway))), isNotNull(refunds.attemptId), lte(refunds.nextTryAt, now)))
      .orderBy(asc(refunds.nextTryAt), asc(refunds.id))
      .limit(most),
  )

export const isAnotherAtGateway = async (read: Reader, id: string): Promise<boolean> => (await read.select({ id: refunds.id }).from(refunds).where(and(eq(refunds.id, id), anotherAtGateway))).length === 1

/** What the gateway has sent back of this payment, refund by refund. */
export const paidBackAtGateway = async (read: Reader, attemptId: string): Promise<number[]> =>
  (await read.select({ amount: refunds.amount }).from(refunds).where(and(eq(refunds.attemptId, attemptId), eq(refunds.channel, 'vnpay'), eq(refunds.state, 'done')))).map(({ amount }) => amount)

/** The gateway's own file speaks of a refund of this payment: it is asked about in the next round. */
export const followNow = async (tx: Writer, attemptId: string, now: Date): Promise<void> =>
  void (await tx.update(refunds).set({ nextTryAt: now }).where(and(eq(refunds.attemptId, attemptId), eq(refunds.state, 'sent'), isNotNull(refunds.nextTryAt))))

/** Takes one talk with the gateway for this process; false when another took it or the state moved on. */
export const claimRefund = async (tx: Writer, refund: RefundRow, nextTryAt: Date): Promise<boolean> =>
  (
    await tx
      .update(refunds)
      .set({ tries: refund.tries + 1, nextTryAt })
      .where(and(eq(refunds.id, refund.id), eq(refunds.state, refund.state), eq(refunds.tries, refund.tries)))
      .returning({ id: refunds.id })
  ).length === 1

/** Of this collector, those at the gateway about which people are asked. */
export const unansweredOf = async (read: Reader, collectorId: string, most: number): Promise<RefundRow[]> =>
  typed(
    (
      await read
        .select({ refund: refunds })
        .from(refunds)
        .innerJoin(moneyTasks, and(eq(moneyTasks.subjectId, refunds.id), eq(moneyTasks.kind, 'refund_unanswered'), isNull(moneyTasks.closedAt)))
        .where(and(eq(refunds.collectorId, collectorId), inArray(refunds.state, ['requested', 'sent'])))
        .orderBy(asc(refunds.requestedAt), asc(refunds.id))
        .limit(most)
    ).map(({ refund }) => refund),
  )

/** Transfers that have left, of exactly this amount when one is given, the newest first: what money that comes in may be. */
export const doneTransfersOf = async (read: Reader, { collectorId, amount }: { collectorId: string; amount?: number }, most: number): Promise<RefundRow[]> =>
  typed(
    await read
      .select()
      .from(refunds)
      .where(and(eq(refunds.collectorId, collectorId), eq(refunds.channel, 'transfer'), eq(refunds.state, 'done'), amount === undefined ? undefined : eq(refunds.amount, amount)))
      .orderBy(desc(refunds.doneAt), desc(refunds.id))
      .limit(most),
  )

/** The row as it is now, and nobody else's until the write ends. */
export const lockRefund = async (tx: Writer, id: string): Promise<RefundRow | undefined> =>
  typed(await tx.update(refunds).set({ amount: sql`${refunds.amount}` }).where(eq(refunds.id, id)).returning())[0]

/** Compare-and-set; the caller has asked the table of states. */
export const setRefund = async (tx: Writer, id: string, from: RefundState, set: Partial<RefundRow>): Promise<RefundRow | undefined> =>
  typed(await tx.update(refunds).set(set).where(and(eq(refunds.id, id), eq(refunds.state, from))).returning())[0]
