import { and, count, desc, eq, gte, inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { paymentAttempts } from '#db/schema/payments.ts'
import type { AttemptRow } from '../payments.repo.server.ts'

/** VietQR payments begun for a group, the newest first. */
export const transferAttemptsOf = (read: Reader, groupId: string): Promise<AttemptRow[]> =>
  read.select().from(paymentAttempts).where(and(eq(paymentAttempts.groupId, groupId), eq(paymentAttempts.method, 'vietqr'))).orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id))

const MOST_OFFERED = 5

/** Unpaid VietQR payments of exactly this amount, the newest first: what a transfer without its code may have been for. */
export const unpaidOf = (read: Reader, { collectorId, amount }: { collectorId: string; amount: number }): Promise<AttemptRow[]> =>
  read
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.collectorId, collectorId), eq(paymentAttempts.method, 'vietqr'), eq(paymentAttempts.amount, amount), inArray(paymentAttempts.state, ['open', 'closed'])))
    .orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id))
    .limit(MOST_OFFERED)

type Unpaid = { collectorId: string; state: 'open' | 'closed'; since: Date }
const unpaidSince = ({ collectorId, state, since }: Unpaid) => and(eq(paymentAttempts.collectorId, collectorId), eq(paymentAttempts.method, 'vietqr'), eq(paymentAttempts.state, state), gte(paymentAttempts.createdAt, since))

/** VietQR payments of a collector that nothing has paid, begun since then, the newest first. */
export const unpaidTransfers = (read: Reader, { limit, offset, ...which }: Unpaid & { limit: number; offset: number }): Promise<AttemptRow[]> =>
  read.select().from(paymentAttempts).where(unpaidSince(which)).orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id)).limit(limit).offset(offset)

export const countUnpaidTransfers = async (read: Reader, which: Unpaid): Promise<number> => (await read.select({ n: count() }).from(paymentAttempts).where(unpaidSince(which)))[0]!.n
