import { z } from 'zod'
import { levels } from './curriculum.ts'

/** One module's answers of one person: `level.<skill>`, and `way.<skill>` where she did it the other way. */
export const SkillsForm = z.object({
  person: z.string().max(40),
  module: z.string().max(8),
  level: z.record(z.string().max(8), z.enum(levels, 'training.levelAsk')).default({}),
  way: z.record(z.string().max(8), z.literal('alternative')).default({}),
})
