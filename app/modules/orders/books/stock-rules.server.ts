import { sql, type SQL } from 'drizzle-orm'

/** Goods are neither lost nor invented: the shelf is the sum of its movements, a hold moved what it keeps, and goods go with their order. */
export const stockRules: readonly SQL[] = [
  sql`with moved as (select product_id, sum(delta) as delta from stock_movements group by product_id)
    select 'stock_movements' as rule, s.collector_id, p.id, p.slug as about, coalesce(m.delta, 0) as expected, p.stock as found
    from products p join stalls s on s.id = p.stall_id left join moved m on m.product_id = p.id where p.stock <> coalesce(m.delta, 0)`,

  sql`with moved as (select group_id, product_id, sum(delta) as delta from stock_movements where group_id is not null group by group_id, product_id)
    select 'hold_movements' as rule, g.collector_id, h.id, g.code as about, case h.state when 'released' then 0 else -h.quantity end as expected, coalesce(m.delta, 0) as found
    from stock_holds h join order_groups g on g.id = h.group_id left join moved m on m.group_id = h.group_id and m.product_id = h.product_id
    where coalesce(m.delta, 0) <> case h.state when 'released' then 0 else -h.quantity end`,

  sql`with facts as (
      select g.collector_id, o.id, o.code, ol.quantity, ol.quantity - ol.off_quantity as remaining, coalesce(h.quantity, 0) as kept, coalesce(h.state, '') as state,
        case o.status when 'awaiting_payment' then 'held' when 'cancelled' then 'released' else 'sold' end as due
      from orders o join order_groups g on g.id = o.group_id join order_lines ol on ol.order_id = o.id
        left join stock_holds h on h.group_id = o.group_id and h.product_id = ol.product_id)
    select 'hold_of_order' as rule, collector_id, id, code as about, remaining as expected, kept as found
    from facts where (state <> due and not (state = 'released' and remaining = 0)) or (due <> 'released' and (kept < remaining or kept > quantity))`,
]
