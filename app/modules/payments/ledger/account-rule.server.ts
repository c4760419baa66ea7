import { sql, type SQL } from 'drizzle-orm'
import type { BookRule } from './findings.ts'

/**
 * What stands on an account of each collector is what the facts say, entries by hand apart, which no other record tells of. facts: rows (collector_id, due, 0), counted
 * as the account's side counts. Where the collector takes the money; in direct settlement nothing stays on these accounts (direct_open).
 */
export const accountRule = (rule: BookRule, { code, side }: { code: string; side: 'debit' | 'credit' }, facts: SQL): SQL =>
  sql`select ${sql.raw(`'${rule}'`)} as rule, u.collector_id, ${code} as id, '' as about, sum(u.due) as expected, sum(u.booked) as found
    from (
      ${facts}
      union all select l.collector_id, 0, ${side === 'debit' ? sql`l.amount` : sql`-l.amount`} from journal_lines l join journal_entries e on e.id = l.entry_id where l.account = ${code} and e.type <> 'manual'
    ) u join collectors c on c.id = u.collector_id and c.settlement = 'collect'
    group by u.collector_id having sum(u.due) <> sum(u.booked)`
