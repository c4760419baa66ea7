import { sql, type SQL } from 'drizzle-orm'
import { accountRule } from '#app/modules/payments/ledger/account-rule.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'

const { held, refundsOwed, producerBalance, payoutsUnderWay, carrierReceivable, carrierPayable, commission, vatWithheld, pitWithheld } = chart

/** Entries made by hand correct what no other record tells of; they are checked by themselves. */
const told = sql`e.type <> 'manual'`
const taken = sql`('placed', 'confirmed', 'packed', 'handed_over', 'delivered', 'completed', 'returning', 'returned')`

/** Sums of what an order's entries booked, positive as they are meant. */
const booked = sql`select l.order_id,
    sum(case when l.account = ${held.code} then -l.amount else 0 end) as held,
    sum(case when l.account = ${held.code} and e.type in ('payment_received', 'cod_collected') then -l.amount else 0 end) as paid,
    sum(case when l.account = ${held.code} and e.type = 'order_released' then l.amount else 0 end) as released,
    sum(case when l.account = ${carrierPayable.code} and e.type = 'carriage' then -l.amount else 0 end) as carriage,
    sum(case when l.account = ${commission.code} then -l.amount else 0 end) as commission,
    sum(case when l.account = ${vatWithheld.code} then -l.amount else 0 end) as vat,
    sum(case when l.account = ${pitWithheld.code} then -l.amount else 0 end) as pit
  from journal_lines l join journal_entries e on e.id = l.entry_id
  where l.order_id <> '' and ${told}
  group by l.order_id`

/** What the order's own rows say of its goods: still held, and released, with and without what went off; and its commission, rounded line by line as partOf does. */
const goods = sql`select order_id,
    sum(case when released_at is null then unit_price * (quantity - off_quantity) else 0 end) as waiting,
    sum(case when released_at is not null then unit_price * (quantity - off_quantity) else 0 end) as released_least,
    sum(case when released_at is not null then amount else 0 end) as released_most,
    sum(case when released_at is not null then (unit_price * (quantity - off_quantity) * commission_bp + 5000) / 10000 else 0 end) as fee
  from order_lines group by order_id`

/** The orders are gone through once; what is wrong with the few that are wrong is told apart afterwards. */
const perOrder = sql`with booked as (${booked}), goods as (${goods}),
  asked as (select order_id, sum(amount) as amount from refunds where order_id is not null group by order_id),
  kept as (select order_id, sum(vat) as vat, sum(pit) as pit from tax_withholdings group by order_id),
  facts as (
    select o.id, o.code, g.collector_id, o.cod, o.shipping_fee,
      case when o.cod then o.delivered_at is not null else o.status in ${taken} end as sold,
      case when o.cod then o.total - o.goods_off - o.shipping_off + coalesce(a.amount, 0) else o.total end as due,
      o.goods_off + o.shipping_off as off, coalesce(a.amount, 0) as asked,
      o.delivered_at is not null or o.status = 'returned' as carried,
      coalesce(b.held, 0) as held, coalesce(b.paid, 0) as paid, coalesce(b.released, 0) as released, coalesce(b.carriage, 0) as carriage, coalesce(b.commission, 0) as commission,
      coalesce(b.vat, 0) as vat, coalesce(b.pit, 0) as pit, coalesce(k.vat, 0) as kept_vat, coalesce(k.pit, 0) as kept_pit,
      w.waiting, w.released_least, w.released_most, w.fee,
      case
        when o.status in ('awaiting_payment', 'cancelled', 'returned') then 0
        when o.delivered_at is not null then w.waiting
        when o.cod then 0
        else o.total - o.goods_off - o.shipping_off end as must_be_held
    from orders o join order_groups g on g.id = o.group_id join goods w on w.order_id = o.id
      left join booked b on b.order_id = o.id left join asked a on a.order_id = o.id left join kept k on k.order_id = o.id),
  bad as materialized (
    select * from facts where (sold and paid <> due) or held <> must_be_held or held < 0 or (sold and not cod and off <> asked)
      or released < released_least or released > released_most or commission <> fee or (carried and carriage <> shipping_fee) or vat <> kept_vat or pit <> kept_pit)
  select 'order_paid' as rule, collector_id, id, code as about, due as expected, paid as found from bad where sold and paid <> due
  union all select 'order_held', collector_id, id, code, must_be_held, held from bad where held <> must_be_held or held < 0
  union all select 'order_off', collector_id, id, code, off, asked from bad where sold and not cod and off <> asked
  union all select 'order_released', collector_id, id, code, released_most, released from bad where released < released_least or released > released_most
  union all select 'commission', collector_id, id, code, fee, commission from bad where commission <> fee
  union all select 'carriage', collector_id, id, code, shipping_fee, carriage from bad where carried and carriage <> shipping_fee
  union all select 'tax', collector_id, id, code, kept_vat + kept_pit, vat + pit from bad where vat <> kept_vat or pit <> kept_pit`

/** The journal against attempts, orders, refunds and pay-outs: the same money, told twice. */
export const moneyRules: readonly SQL[] = [
  sql`with sums as (select group_id, sum(total) as total from orders group by group_id)
    select 'group_total' as rule, g.collector_id, g.id, g.code as about, g.total as expected, coalesce(s.total, 0) as found
    from order_groups g left join sums s on s.group_id = g.id
    where g.total <> coalesce(s.total, 0) or g.total <> g.goods_total + g.shipping_total`,

  sql`with sums as (select order_id, sum(amount) as amount, sum(unit_price * quantity) as priced, sum(unit_price * off_quantity) as off from order_lines group by order_id)
    select 'order_total' as rule, g.collector_id, o.id, o.code as about, o.total as expected, coalesce(s.amount, 0) + o.shipping_fee as found
    from orders o join order_groups g on g.id = o.group_id left join sums s on s.order_id = o.id
    where o.total <> o.goods_total + o.shipping_fee or o.goods_total <> coalesce(s.amount, 0) or s.amount <> s.priced
      or o.goods_off <> s.off or o.shipping_off not in (0, o.shipping_fee)`,

  sql`select 'order_line_astray' as rule, l.collector_id, l.entry_id as id, coalesce(o.code, l.order_id) as about, 0 as expected, l.amount as found
    from journal_lines l left join orders o on o.id = l.order_id left join order_groups g on g.id = o.group_id
    where l.order_id <> '' and (g.id is null or g.collector_id <> l.collector_id or (l.party <> '' and l.party <> o.producer_id))`,

  sql`with booked as (
      select e.source_id, sum(l.amount) as amount from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.source_type = 'attempt' and e.type in ('payment_received', 'payment_excess') and l.amount > 0 group by e.source_id)
    select 'payment_unbooked' as rule, a.collector_id, a.id, a.txn_ref as about, a.amount as expected, coalesce(b.amount, 0) as found
    from payment_attempts a left join booked b on b.source_id = a.id where a.state = 'paid' and a.amount <> coalesce(b.amount, 0)`,

  sql`select 'payment_unfounded' as rule, e.collector_id, e.id, e.key as about, 0 as expected, 0 as found
    from journal_entries e left join payment_attempts a on a.id = e.source_id
    where e.source_type = 'attempt' and (a.id is null or a.state <> 'paid')`,

  perOrder,

  sql`with booked as (
      select e.source_id, sum(case when e.type = 'refund_owed' then -l.amount else 0 end) as owed, sum(case when e.type in ('refund_paid', 'refund_returned') then l.amount else 0 end) as paid
      from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.source_type = 'refund' and l.account = ${refundsOwed.code} group by e.source_id),
    facts as (
      select r.id, r.collector_id, r.reason, r.amount, r.order_id, case when r.state = 'done' then r.amount else 0 end as done, coalesce(b.owed, 0) as owed, coalesce(b.paid, 0) as paid
      from refunds r left join booked b on b.source_id = r.id)
    select 'refund_unbooked' as rule, collector_id, id, reason as about, amount as expected, owed as found from facts where order_id is not null and owed <> amount
    union all select 'refund_paid', collector_id, id, reason, done, paid from facts where paid <> done`,

  sql`select 'refunds_owed' as rule, u.collector_id, ${refundsOwed.code} as id, '' as about, sum(u.owed) as expected, sum(u.booked) as found
    from (
      select collector_id, amount as owed, 0 as booked from refunds where state <> 'done'
      union all select l.collector_id, 0, -l.amount from journal_lines l join journal_entries e on e.id = l.entry_id where l.account = ${refundsOwed.code} and ${told}
    ) u group by u.collector_id having sum(u.owed) <> sum(u.booked)`,

  sql`with booked as (
      select e.source_id, sum(case when e.type = 'payout_sent' and l.amount > 0 then l.amount else 0 end) as sent, sum(case when e.type = 'payout_paid' and l.amount > 0 then l.amount else 0 end) as paid,
        sum(case when e.type = 'payout_returned' and l.account = ${producerBalance.code} then -l.amount else 0 end) as returned
      from journal_entries e join journal_lines l on l.entry_id = e.id where e.source_type = 'payout' group by e.source_id)
    select 'payout_unbooked' as rule, p.collector_id, p.id, p.code as about, p.amount as expected,
      coalesce(case p.state when 'sent' then b.sent when 'paid' then b.paid else b.returned end, 0) as found
    from payouts p left join booked b on b.source_id = p.id
    where p.state in ('sent', 'paid', 'returned') and (coalesce(b.sent, 0) <> p.amount
      or coalesce(case p.state when 'sent' then b.sent when 'paid' then b.paid else b.returned end, 0) <> p.amount)`,

  sql`select 'payouts_balance' as rule, u.collector_id, u.producer_id as id, '' as about, sum(u.gone) as expected, sum(u.booked) as found
    from (
      select collector_id, producer_id, amount as gone, 0 as booked from payouts where state in ('sent', 'paid')
      union all select l.collector_id, l.party, 0, l.amount from journal_lines l join journal_entries e on e.id = l.entry_id
        where l.account = ${producerBalance.code} and e.source_type = 'payout'
    ) u group by u.collector_id, u.producer_id having sum(u.gone) <> sum(u.booked)
    union all
    select 'payouts_under_way', u.collector_id, u.producer_id, '', sum(u.under_way), sum(u.booked)
    from (
      select collector_id, producer_id, amount as under_way, 0 as booked from payouts where state = 'sent'
      union all select l.collector_id, l.party, 0, -l.amount from journal_lines l join journal_entries e on e.id = l.entry_id
        where l.account = ${payoutsUnderWay.code} and ${told}
    ) u group by u.collector_id, u.producer_id having sum(u.under_way) <> sum(u.booked)`,

  // Cash taken at doors, given back since or not, less what the carrier's lists have handed over.
  accountRule('carrier_receivable', carrierReceivable, sql`
      select g.collector_id, o.total - o.goods_off - o.shipping_off as due, 0 as booked from orders o join order_groups g on g.id = o.group_id where o.cod and o.delivered_at is not null
      union all select r.collector_id, r.amount, 0 from refunds r join orders o on o.id = r.order_id where o.cod
      union all select s.collector_id, -r.amount, 0 from cod_remittance_rows r join cod_remittances s on s.id = r.remittance_id where r.result in ('ok', 'not_delivered', 'amount_differs')`),

  // What parcels that reached an end cost, as the carrier's bills correct it, less what was paid of them.
  accountRule('carrier_payable', carrierPayable, sql`
      select g.collector_id, o.shipping_fee as due, 0 as booked from orders o join order_groups g on g.id = o.group_id where o.delivered_at is not null or o.status = 'returned'
      union all select b.collector_id, r.billed - r.booked, 0 from carrier_bill_rows r join carrier_bills b on b.id = r.bill_id where r.bearer in ('collector', 'producer')
      union all select collector_id, -accepted, 0 from carrier_bills where state = 'paid'`),
]
