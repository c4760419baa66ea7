import { index, instant, table, text } from '../dialect.ts'
import { producers } from './producers.ts'

export const visits = table(
  'visits',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id),
    officerId: text('officer_id').notNull(),
    /** open_stall | teach | follow_up | other */
    purpose: text('purpose').notNull(),
    note: text('note').notNull().default(''),
    at: instant('at').notNull(),
  },
  (t) => [index('visits_producer').on(t.producerId, t.at), index('visits_officer').on(t.officerId, t.at)],
)
