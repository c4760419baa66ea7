import { setImmediate as othersFirst } from 'node:timers/promises'
import { sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import type { BookRule, Finding } from './findings.ts'

/** Listed of each rule and collector; the rest is counted. */
const MOST_LISTED = 50

/**
 * Runs queries of what must not be: each yields rows (rule, collector_id, id, about, expected, found). One statement is one view of the data,
 * so that a shop at work never looks wrong; between two statements others get their turn.
 */
export async function runRules(read: Reader, queries: readonly SQL[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const query of queries) {
    const rows = await read
      .select({
        rule: sql<BookRule>`f.rule`,
        collectorId: sql<string>`f.collector_id`,
        id: sql<string>`f.id`,
        about: sql<string>`f.about`,
        expected: sql`f.expected`.mapWith(Number),
        found: sql`f.found`.mapWith(Number),
        ofRule: sql`f.of_rule`.mapWith(Number),
      })
      .from(sql`(select q.*, count(*) over (partition by q.rule, q.collector_id) as of_rule, row_number() over (partition by q.rule, q.collector_id order by q.id, q.about) as place from (${query}) as q) as f`)
      .where(sql`f.place <= ${MOST_LISTED}`)
      .orderBy(sql`f.rule, f.collector_id, f.place`)
    findings.push(...rows)
    await othersFirst()
  }
  return findings
}

/** All of them by collector, those that are not listed, too. */
export function countsOf(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {}
  const groups = new Map(findings.map(({ rule, collectorId, ofRule }) => [`${rule} ${collectorId}`, { collectorId, ofRule }]))
  for (const { collectorId, ofRule } of groups.values()) counts[collectorId] = (counts[collectorId] ?? 0) + ofRule
  return counts
}
