import { index, instant, table, text } from '../dialect.ts'

/** "Hàng có vấn đề": freezes the lines it names until it is decided. state: open | refunded | refused | withdrawn */
export const complaints = table(
  'complaints',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id').notNull(),
    producerId: text('producer_id').notNull(),
    unitPath: text('unit_path').notNull(),
    /** damaged | wrong | missing | spoiled | other */
    kind: text('kind').notNull(),
    words: text('words').notNull(),
    openedBy: text('opened_by'),
    openedAt: instant('opened_at').notNull(),
    state: text('state').notNull(),
    answer: text('answer').notNull().default(''),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('complaints_order').on(t.orderId), index('complaints_state').on(t.state, t.unitPath, t.openedAt)],
)
