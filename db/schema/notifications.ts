import { index, instant, table, text, uniqueIndex } from '../dialect.ts'

/** Messages to phones, made from events; (eventId, template, phone) is the idempotency key at the carrier. */
export const notifications = table(
  'notifications',
  {
    id: text('id').primaryKey(),
    eventId: text('event_id').notNull(),
    template: text('template').notNull(),
    phone: text('phone').notNull(),
    personId: text('person_id'),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [uniqueIndex('notifications_once').on(t.eventId, t.template, t.phone), index('notifications_person').on(t.personId, t.createdAt)],
)
