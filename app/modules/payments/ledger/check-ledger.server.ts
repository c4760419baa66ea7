import { asc, count, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { journalEntries, ledgerPeriods } from '#db/schema/payments.ts'
import { documentRules } from './document-rules.server.ts'
import type { Finding } from './findings.ts'
import { journalRules } from './journal-rules.server.ts'
import { runRules } from './run-rules.server.ts'
import { hashOfMonth, trialBalances } from './trial-balance.server.ts'

export const countEntries = async (read: Reader): Promise<number> => (await read.select({ entries: count() }).from(journalEntries))[0]!.entries

/** The journal by itself and against the papers of bank, gateway and carrier: lines sum to zero, totals are the sums of their lines, closed months stay as they were. Reads only; time grows with the journal. */
export const checkLedger = async (read: Reader): Promise<Finding[]> => [...(await runRules(read, [...journalRules, ...documentRules])), ...(await checkClosedMonths(read))]

/** Each closed month against the hash taken when it was closed, which covers the months before it. */
async function checkClosedMonths(read: Reader): Promise<Finding[]> {
  const findings: Finding[] = []
  const closed = await read.select().from(ledgerPeriods).where(eq(ledgerPeriods.state, 'closed')).orderBy(asc(ledgerPeriods.collectorId), asc(ledgerPeriods.period))
  for (const collectorId of new Set(closed.map((month) => month.collectorId))) {
    const rowsOf = await trialBalances(read, collectorId)
    let previousHash = ''
    for (const { period, hash, trialBalance } of closed.filter((month) => month.collectorId === collectorId)) {
      const sameAs = (rows: typeof trialBalance) => hashOfMonth({ collectorId, period, previousHash, rows }) === hash
      if (!sameAs(rowsOf(period)) || !sameAs(trialBalance)) findings.push({ rule: 'month_hash', collectorId, id: period, about: hash.slice(0, 12), expected: 0, found: 0, ofRule: 0 })
      previousHash = hash
    }
  }
  return findings.map((finding) => ({ ...finding, ofRule: findings.filter(({ collectorId }) => collectorId === finding.collectorId).length }))
}
