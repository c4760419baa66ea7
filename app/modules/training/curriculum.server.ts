import { z } from 'zod'
import curriculum from '#db/seed/reference/curriculum.json' with { type: 'json' }
import { modes, type CurriculumModule, type Gate, type Skill } from './curriculum.ts'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const SkillShape = z.object({
  id: z.string(),
  vi: z.string().min(1),
  en: z.string().min(1),
  check: z.string(),
  mode: z.enum(modes),
  required: z.boolean(),
  gate: z.enum(['open', 'payout']).optional(),
  autoSignal: z.string().optional(),
  alternative: words.optional(),
})
const Shape = z.object({
  modules: z.array(z.object({ id: z.string(), order: z.number(), title: words, minutes: z.number(), goal: z.string(), skills: z.array(SkillShape) })),
})

/** Eight modules in teaching order: the only list of skills and of what each gate asks. */
export const listModules: readonly CurriculumModule[] = (Shape.parse(curriculum).modules as CurriculumModule[]).sort((a, b) => a.order - b.order)

export const listSkills: readonly Skill[] = listModules.flatMap(({ skills }) => skills)

const byId = new Map(listSkills.map((skill) => [skill.id, skill]))
export const findSkill = (id: string): Skill | undefined => byId.get(id)

export const gateSkills = (gate: Gate): Skill[] => listSkills.filter((skill) => skill.gate === gate)
