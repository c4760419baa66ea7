import { z } from 'zod'
import { stages } from './stage.ts'

/** What stands in the address of the list; anything odd counts as not asked. */
export const HouseholdQuery = z.object({
  q: z.string().max(80).catch(''),
  xa: z.string().regex(/^\d{1,10}$/).optional().catch(undefined),
  chang: z.enum(stages).optional().catch(undefined),
  trang: z.coerce.number().int().min(1).max(10_000).catch(1),
})
