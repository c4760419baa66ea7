import { setImmediate as othersFirst } from 'node:timers/promises'
import { sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import type { BookRule, Finding } from './findings.ts'

/** Listed of each rule; the rest is counted. */
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
      .from(sql`(select q.*, count(*) over (partition by q.rule) as of_rule, row_number() over (partition by q.rule order by q.id, q.about) as place from (${query}) as q) as f`)
      .where(sql`f.place <= ${MOST_LISTED}`)
      .orderBy(sql`f.rule, f.place`)
    findings.push(...rows)
    await othersFirst()
  }
  return findings
}

export const countFindings = (findings: readonly Finding[]): number => [...new Map(findings.map(({ rule, ofRule }) => [rule, ofRule])).values()].reduce((sum, ofRule) => sum + ofRule, 0)
