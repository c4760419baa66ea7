import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../client.server.ts'
import { ledgerBalances } from '../schema/payments.ts'

/** What stands on an account of a collector's journal, from the running totals; debit positive. */
export async function balanceOf(read: Reader, collectorId: string, account: string, party?: string): Promise<number> {
  const mine = and(eq(ledgerBalances.collectorId, collectorId), eq(ledgerBalances.account, account), party === undefined ? undefined : eq(ledgerBalances.party, party))
  const [row] = await read.select({ amount: sql<string | null>`sum(${ledgerBalances.amount})` }).from(ledgerBalances).where(mine)
  return Number(row?.amount ?? 0)
}
