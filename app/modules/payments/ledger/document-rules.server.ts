import { sql, type SQL } from 'drizzle-orm'
import { accountRule } from './account-rule.server.ts'
import { chart } from './chart.ts'

const { gatewayReceivable, gatewayAnnounced, carrierAnnounced, carrierPayable, unmatched } = chart

/** A payment, a door or a parcel's carriage is cleared by one row of all papers; rows: collector_id, id of the paper, key, about. */
const clearedTwice = (rows: SQL): SQL => sql`select 'cleared_twice' as rule, t.collector_id, max(t.id) as id, max(t.about) as about, 1 as expected, count(*) as found from (${rows}) t group by t.collector_id, t.key having count(*) > 1`

/** The journal against what bank, gateway and carrier sent: settlement files, remittances, bills, movements on the account. */
export const documentRules: readonly SQL[] = [
  // What VNPay has taken and given back, less what its files have told of it.
  accountRule('gateway_receivable', gatewayReceivable, sql`
      select collector_id, amount as due, 0 as booked from payment_attempts where method = 'vnpay' and state = 'paid'
      union all select collector_id, -amount, 0 from refunds where channel = 'vnpay' and state = 'done'
      union all select s.collector_id, case r.kind when 'pay' then -r.amount else r.amount end, 0 from gateway_settlement_rows r join gateway_settlements s on s.id = r.settlement_id where r.result in ('ok', 'not_paid', 'amount_differs')`),

  // What is announced and has not arrived is what the lists say that wait for the bank.
  accountRule('gateway_announced', gatewayAnnounced, sql`select collector_id, net as due, 0 as booked from gateway_settlements where state = 'announced'`),
  accountRule('carrier_announced', carrierAnnounced, sql`select collector_id, total as due, 0 as booked from cod_remittances where state = 'announced'`),

  sql`with paid as (
      select e.source_id, sum(l.amount) as amount from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.source_type = 'carrier_bill' and e.type = 'carrier_paid' and l.account = ${carrierPayable.code} group by e.source_id)
    select 'carrier_bill' as rule, b.collector_id, b.id, b.month as about, case b.state when 'paid' then b.accepted else 0 end as expected, coalesce(p.amount, 0) as found
    from carrier_bills b left join paid p on p.source_id = b.id where coalesce(p.amount, 0) <> case b.state when 'paid' then b.accepted else 0 end`,

  clearedTwice(sql`select s.collector_id, s.id, r.txn_ref as key, r.txn_ref as about from gateway_settlement_rows r join gateway_settlements s on s.id = r.settlement_id where r.kind = 'pay' and r.result in ('ok', 'not_paid', 'amount_differs')`),
  clearedTwice(sql`select s.collector_id, s.id, r.order_id as key, r.parcel_code as about from cod_remittance_rows r join cod_remittances s on s.id = r.remittance_id where r.result in ('ok', 'not_delivered', 'amount_differs')`),
  clearedTwice(sql`select s.collector_id, s.id, r.order_id as key, r.parcel_code as about from carrier_bill_rows r join carrier_bills s on s.id = r.bill_id where r.result in ('ok', 'weight_corrected')`),

  sql`with waiting as (
      select e.source_id, sum(-l.amount) as amount from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.source_type = 'bank_transaction' and l.account = ${unmatched.code} group by e.source_id)
    select 'transfer_unbooked' as rule, t.collector_id, t.id, t.reference as about, t.amount as expected, coalesce(w.amount, 0) as found
    from bank_transactions t left join waiting w on w.source_id = t.id where t.state = 'task' and t.amount <> coalesce(w.amount, 0)`,

  // Decided by hand, a movement has left 3381 by the entry that names it, whole.
  sql`with booked as (
      select e.source_id, sum(l.amount) as amount from journal_lines l join journal_entries e on e.id = l.entry_id
      where l.account = ${unmatched.code} and e.type = 'manual' group by e.source_id)
    select 'transfer_by_hand' as rule, t.collector_id, t.id, t.reference as about, t.amount as expected, coalesce(b.amount, 0) as found
    from bank_transactions t left join booked b on b.source_id = t.matched_id where t.state = 'resolved' and t.matched_type = 'manual' and t.amount <> coalesce(b.amount, 0)`,

  // Money that left for a pay-out has left the books too, or is on the account again.
  sql`select 'payout_movement' as rule, t.collector_id, t.id, t.reference as about, t.amount as expected, 0 as found
    from bank_transactions t where t.matched_type = 'payout' and t.amount < 0
      and not exists (select 1 from journal_entries e where e.key = 'payout_paid:' || t.matched_id)
      and not exists (select 1 from bank_transactions b where b.matched_type = 'payout' and b.matched_id = t.matched_id and b.amount > 0)`,

  // Movements that wait for a person, or left by hand; and rows of files that speak of nothing of ours.
  accountRule('unmatched', unmatched, sql`
      select collector_id, amount as due, 0 as booked from bank_transactions where state = 'task' or (state = 'resolved' and matched_type = 'manual')
      union all select s.collector_id, case r.kind when 'pay' then r.amount else -r.amount end, 0 from gateway_settlement_rows r join gateway_settlements s on s.id = r.settlement_id where r.result in ('unknown', 'repeated')
      union all select s.collector_id, r.amount, 0 from cod_remittance_rows r join cod_remittances s on s.id = r.remittance_id where r.result in ('unknown', 'repeated')`),
]
