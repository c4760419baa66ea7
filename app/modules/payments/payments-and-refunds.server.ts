import { asc, and, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { paymentAttempts } from '#db/schema/payments.ts'
import type { AttemptRow } from './payments.repo.server.ts'
import { refundsOfGroup, type RefundRow } from './refunds/refunds.repo.server.ts'

export type { AttemptRow, RefundRow }

/** Payments of a group that succeeded, in their order, and everything asked back. */
export const paymentsAndRefunds = async (read: Reader, groupId: string): Promise<{ attempts: AttemptRow[]; refunds: RefundRow[] }> => ({
  attempts: await read.select().from(paymentAttempts).where(and(eq(paymentAttempts.groupId, groupId), eq(paymentAttempts.state, 'paid'))).orderBy(asc(paymentAttempts.settledAt), asc(paymentAttempts.id)),
  refunds: await refundsOfGroup(read, groupId),
})
