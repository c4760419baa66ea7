import { index, instant, integer, json, primaryKey, table, text } from '../dialect.ts'

/** What happened, appended by every use case in its own write. Ids and numbers only, no personal data. */
export const events = table(
  'events',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    v: integer('v').notNull().default(1),
    actorId: text('actor_id'),
    producerId: text('producer_id'),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    at: instant('at').notNull(),
    payload: json<Record<string, string | number | boolean | null>>('payload').notNull(),
  },
  (t) => [index('events_subject').on(t.subjectType, t.subjectId), index('events_producer').on(t.producerId, t.at), index('events_type').on(t.type, t.at)],
)

/** One row for each consumer of an event, with its own lease, back-off and dead letter. */
export const eventDeliveries = table(
  'event_deliveries',
  {
    eventId: text('event_id').notNull().references(() => events.id),
    consumer: text('consumer').notNull(),
    runAt: instant('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lease: text('lease'),
    leaseUntil: instant('lease_until'),
    doneAt: instant('done_at'),
    deadAt: instant('dead_at'),
    error: text('error'),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.consumer] }), index('event_deliveries_due').on(t.doneAt, t.deadAt, t.runAt)],
)
