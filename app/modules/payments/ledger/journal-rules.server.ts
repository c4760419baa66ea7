import { sql, type SQL } from 'drizzle-orm'
import { accountNames, chart } from './chart.ts'
import { entryTypes } from './entries.ts'

const list = (codes: readonly string[]) => sql.join(codes.map((code) => sql`${code}`), sql`, `)
const accounts = list(accountNames.map((name) => chart[name].code))
const withParties = list(accountNames.filter((name) => chart[name].parties).map((name) => chart[name].code))

const notInDirect = list((['bank', 'gatewayReceivable', 'gatewayAnnounced', 'carrierReceivable', 'carrierAnnounced', 'carrierPayable', 'unmatched', 'producerBalance', 'payoutsUnderWay'] as const).map((name) => chart[name].code))

/** What must never be found in the journal, whatever business it tells of. Each query reads a table once, in the order of an index. */
export const journalRules: readonly SQL[] = [
  sql`select 'unbalanced' as rule, coalesce(e.collector_id, '') as collector_id, t.entry_id as id, coalesce(e.key, '') as about, 0 as expected, t.amount as found
    from (select entry_id, sum(amount) as amount from journal_lines group by entry_id having sum(amount) <> 0) t left join journal_entries e on e.id = t.entry_id`,

  sql`select 'no_lines' as rule, e.collector_id, e.id, e.key as about, 2 as expected, 0 as found
    from journal_entries e where not exists (select 1 from journal_lines l where l.entry_id = e.id)`,

  sql`select case
        when e.id is null or e.collector_id <> l.collector_id or e.period <> l.period then 'line_astray'
        when l.account not in (${accounts}) then 'unknown_account'
        else 'sub_account' end as rule,
      l.collector_id, l.entry_id as id, l.account as about, 0 as expected, l.amount as found
    from journal_lines l left join journal_entries e on e.id = l.entry_id
    where e.id is null or e.collector_id <> l.collector_id or e.period <> l.period or l.account not in (${accounts})
      or (l.account in (${withParties}) and l.party = '') or (l.account not in (${withParties}) and l.party <> '')`,

  sql`select 'unknown_type' as rule, e.collector_id, e.id, e.type as about, 0 as expected, 0 as found from journal_entries e where e.type not in (${list(entryTypes)})`,

  // Every line is counted in a running total (total_differs), so that parties and collectors can be read from those.
  sql`select case when c.id is null then 'unknown_collector' else 'unknown_party' end as rule, b.collector_id, b.account || ' ' || b.party as id, b.period as about, 0 as expected, b.amount as found
    from ledger_balances b left join collectors c on c.id = b.collector_id left join producers p on p.id = b.party
    where c.id is null or (b.party <> '' and p.id is null)`,

  sql`select 'total_differs' as rule, u.collector_id, u.account || ' ' || u.party as id, u.period as about, sum(u.kept) as expected, sum(u.summed) as found
    from (
      select collector_id, account, party, period, 0 as kept, sum(amount) as summed, sum(case when amount > 0 then amount else 0 end) as debit, count(*) as lines
        from journal_lines group by collector_id, account, party, period
      union all select collector_id, account, party, period, amount, 0, -debit, -lines from ledger_balances
    ) u
    group by u.collector_id, u.account, u.party, u.period
    having sum(u.kept) <> sum(u.summed) or sum(u.debit) <> 0 or sum(u.lines) <> 0`,

  // A stall that takes her own money has it all: nothing waits for anybody else.
  sql`select 'direct_open' as rule, b.collector_id, b.account || ' ' || b.party as id, '' as about, 0 as expected, sum(b.amount) as found
    from ledger_balances b join collectors c on c.id = b.collector_id and c.settlement = 'direct'
    where b.account in (${notInDirect}) group by b.collector_id, b.account, b.party having sum(b.amount) <> 0`,

  sql`select 'into_closed_month' as rule, e.collector_id, e.id, e.period as about, 0 as expected, 0 as found
    from journal_entries e join ledger_periods p on p.collector_id = e.collector_id and p.period = e.period
    where p.state = 'closed' and e.booked_at > p.closed_at`,

  // Who proposed never decides: neither a month nor an entry made by hand; and both tell of each other.
  sql`select 'two_persons' as rule, p.collector_id, p.period as id, p.state as about, 2 as expected, 1 as found
      from ledger_periods p where p.state = 'closed' and (p.closed_by is null or p.closed_by = p.proposed_by)
    union all
    select case when e.approved_by is null or e.actor_id is null or e.approved_by = e.actor_id or m.decided_by = m.proposed_by then 'two_persons' else 'manual_entry' end, e.collector_id, e.id, e.key, 2, 1
      from journal_entries e left join manual_entries m on m.id = e.source_id
      where e.type = 'manual' and (e.reason = '' or e.document_no = '' or e.approved_by is null or e.actor_id is null or e.approved_by = e.actor_id
        or m.id is null or m.state <> 'posted' or m.decided_by = m.proposed_by or m.collector_id <> e.collector_id)
    union all
    select 'manual_entry', m.collector_id, m.id, m.document_no, 1, 0
      from manual_entries m where m.state = 'posted' and not exists (select 1 from journal_entries e where e.source_type = 'manual' and e.source_id = m.id)`,
]
