import { index, instant, table, text, uniqueIndex } from '../dialect.ts'

/** One parcel for each order. status: data/shipping words: created, in_transit, delivered, returning, returned … */
export const parcels = table(
  'parcels',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id').notNull().unique(),
    carrier: text('carrier').notNull(),
    trackingCode: text('tracking_code').notNull(),
    status: text('status').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('parcels_tracking').on(t.carrier, t.trackingCode)],
)

/** Scans and messages about a parcel; the same message twice is one row. */
export const parcelScans = table(
  'parcel_scans',
  {
    id: text('id').primaryKey(),
    parcelId: text('parcel_id').notNull().references(() => parcels.id),
    status: text('status').notNull(),
    /** seller | post_clerk | carrier */
    source: text('source').notNull(),
    /** Names the message within its source: a clerk's scan by its status, a carrier's by what the carrier sends. */
    messageKey: text('message_key').notNull(),
    actorId: text('actor_id'),
    at: instant('at').notNull(),
  },
  (t) => [index('parcel_scans_parcel').on(t.parcelId, t.at), uniqueIndex('parcel_scans_once').on(t.parcelId, t.source, t.messageKey)],
)
