import type { taxRules, withholdingModes } from '#db/schema/payments.ts'
import reference from './tax-rules.json' with { type: 'json' }

/** Every rate under every legal basis: 'nd252-household-processed_goods'. */
export const taxRuleRows = (): (typeof taxRules.$inferInsert)[] =>
  reference.bases.flatMap(({ id, ...basis }) => reference.rates.map((rate) => ({ id: `${id}-${rate.entityType}-${rate.treatment}`, ...basis, ...rate })))

export const withholdingModeRows = (): (typeof withholdingModes.$inferInsert)[] => reference.modes.map((mode) => ({ ...mode, collectorId: '' }))
