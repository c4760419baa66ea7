import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { ledgerBalances } from '#db/schema/payments.ts'

/** đồng: turnover of the month on both sides, and what stands at its end (debit positive). */
export type TrialRow = { account: string; debit: number; credit: number; balance: number }

/** From the running totals, all months of a collector in one reading; the caller asks for the months it wants. */
export async function trialBalances(read: Reader, collectorId: string): Promise<(period: string) => TrialRow[]> {
  const turnovers = await read
    .select({ account: ledgerBalances.account, period: ledgerBalances.period, amount: sql`sum(${ledgerBalances.amount})`.mapWith(Number), debit: sql`sum(${ledgerBalances.debit})`.mapWith(Number) })
    .from(ledgerBalances)
    .where(eq(ledgerBalances.collectorId, collectorId))
    .groupBy(ledgerBalances.account, ledgerBalances.period)
    .orderBy(asc(ledgerBalances.account), asc(ledgerBalances.period))
  return (period) => {
    const rows = new Map<string, TrialRow>()
    for (const { account, amount, debit, ...turnover } of turnovers) {
      if (turnover.period > period) continue
      const before = rows.get(account)
      const now = turnover.period === period ? { debit, credit: debit - amount } : { debit: 0, credit: 0 }
      rows.set(account, { account, ...now, balance: (before?.balance ?? 0) + amount })
    }
    return [...rows.values()]
  }
}

export const trialBalanceOf = async (read: Reader, collectorId: string, period: string): Promise<TrialRow[]> => (await trialBalances(read, collectorId))(period)

type Month = { collectorId: string; period: string; previousHash: string; rows: readonly TrialRow[] }

/**
 * SHA-256, hexadecimal, over UTF-8 lines: the collector, the month, the hash of the month closed before (empty for the first),
 * then `account|debit|credit|balance` for each account in code order. Whoever holds the printed trial balance can compute it.
 */
export function hashOfMonth({ collectorId, period, previousHash, rows }: Month): string {
  const lines = [...rows].sort((a, b) => (a.account < b.account ? -1 : 1)).map(({ account, debit, credit, balance }) => `${account}|${debit}|${credit}|${balance}`)
  return createHash('sha256').update([collectorId, period, previousHash, ...lines].join('\n')).digest('hex')
}
