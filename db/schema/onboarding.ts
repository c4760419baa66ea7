import { instant, primaryKey, table, text } from '../dialect.ts'
import { producers } from './producers.ts'

/** When a producer first reached a stage that is computed from many rows. stage: gate_skills */
export const producerStages = table(
  'producer_stages',
  {
    producerId: text('producer_id').notNull().references(() => producers.id),
    stage: text('stage').notNull(),
    reachedAt: instant('reached_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.producerId, t.stage] })],
)
