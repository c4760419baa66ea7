import { dong, index, instant, integer, table, text } from '../dialect.ts'
import { producers } from './producers.ts'

/** The licensed payee (postal company, bank's partner) who holds buyers' money until it is released. */
export const collectors = table('collectors', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** collect | direct */
  settlement: text('settlement').notNull(),
  /** Where it serves, '' = everywhere; the nearest one takes a new stall. */
  unitPath: text('unit_path').notNull().default(''),
  /** direct: the household that is its own collector; else null */
  producerId: text('producer_id').unique(),
  /** Bank statements are imported every banking day by this local time, '12:00'. */
  importBy: text('import_by').notNull().default('12:00'),
  /** Less is kept until it is more; the first pay-out to a producer is capped. đồng */
  leastPayout: dong('least_payout').notNull().default(50_000),
  firstPayoutCap: dong('first_payout_cap').notNull().default(2_000_000),
})

export const stalls = table(
  'stalls',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id).unique(),
    collectorId: text('collector_id').notNull().references(() => collectors.id),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    /** One or two sentences for buyers; empty until the wizard asked. */
    story: text('story').notNull().default(''),
    /** House, road, hamlet where the post picks up; seen by parties of an order. */
    pickupAddress: text('pickup_address').notNull().default(''),
    provinceCode: text('province_code').notNull(),
    communeCode: text('commune_code').notNull(),
    /** draft | open | paused */
    state: text('state').notNull().default('draft'),
    rulesAcceptedAt: instant('rules_accepted_at'),
    /** The officer who saw the household and its papers. */
    verifiedBy: text('verified_by'),
    verifiedAt: instant('verified_at'),
    openedAt: instant('opened_at'),
    payableAt: instant('payable_at'),
    /** Grows with every change a buyer could see. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('stalls_state').on(t.state, t.openedAt), index('stalls_commune').on(t.communeCode)],
)
