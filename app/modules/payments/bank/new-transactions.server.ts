import { and, asc, eq, gt } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankTransactions } from '#db/schema/payments.ts'
import { moveTransaction, type BankTransaction } from './bank.repo.server.ts'

export type { BankTransaction } from './bank.repo.server.ts'

/** Taken and not looked at yet, the oldest first, those behind `after`. */
export const listNewTransactions = (read: Reader, { after, most }: { after: string; most: number }): Promise<BankTransaction[]> =>
  read.select().from(bankTransactions).where(and(eq(bankTransactions.state, 'new'), gt(bankTransactions.id, after))).orderBy(asc(bankTransactions.id)).limit(most)

/** Step: the movement is explained by what it names. False when it was decided before. */
export const markMatched = (tx: Writer, id: string, matched: { matchedType: string; matchedId: string }): Promise<boolean> => moveTransaction(tx, id, 'new', { state: 'matched', ...matched })
