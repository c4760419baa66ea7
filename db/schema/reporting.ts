import { integer, primaryKey, table, text } from '../dialect.ts'

/** Households to reach and the target of each indicator, for a unit ('19' or '19/05503') and a period ('2026'). */
export const targets = table(
  'targets',
  {
    unitPath: text('unit_path').notNull(),
    period: text('period').notNull(),
    /** households | met | … | paid_90_days */
    indicator: text('indicator').notNull(),
    value: integer('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitPath, t.period, t.indicator] })],
)
