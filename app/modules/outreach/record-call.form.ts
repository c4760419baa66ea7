import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'

export const RecordCallForm = z.object({
  code: z.string().max(40),
  outcome: z.enum(['agreed', 'no_answer', 'refused'], { error: () => message('outreach.chooseOutcome') }),
})
