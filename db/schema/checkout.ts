import { instant, table, text } from '../dialect.ts'

/** One row for each phone and address (keyed digests) that ordered: placing locks it, so that requests at the same time count each other. */
export const placementLocks = table('placement_locks', {
  key: text('key').primaryKey(),
  lockedAt: instant('locked_at').notNull(),
})
