import { index, instant, table, text, uniqueIndex } from '../dialect.ts'
import { persons } from './accounts.ts'

/** Append-only; the newest row of a person and skill counts. level: alone | with_help | not_yet. */
export const skillChecks = table(
  'skill_checks',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    /** The producer at whose place it was seen. */
    producerId: text('producer_id'),
    skillId: text('skill_id').notNull(),
    level: text('level').notNull(),
    /** skill | alternative: the way for people who cannot read or have no phone */
    way: text('way').notNull().default('skill'),
    /** The officer; null when a real event set it. */
    checkedBy: text('checked_by').references(() => persons.id),
    eventId: text('event_id'),
    at: instant('at').notNull(),
  },
  (t) => [index('skill_checks_person').on(t.personId, t.skillId, t.at), uniqueIndex('skill_checks_event').on(t.eventId, t.skillId, t.personId)],
)
