import type { Locale } from '#app/lib/i18n.ts'
import { calledAs } from '#app/modules/producers/called.ts'
import { listModules } from './curriculum.server.ts'
import { isSystem, passes, type Gate, type Level, type Way } from './curriculum.ts'
import { notYetAvailable } from './signals.ts'
import type { Check } from './skill-state.server.ts'

export type SkillView = {
  id: string
  words: string
  check: string
  alternative: string | null
  system: boolean
  notYetAvailable: boolean
  gate: Gate | null
  required: boolean
  level: Level | null
  way: Way
  at: Date | null
  by: string | null
}

export type ModuleView = { id: string; title: string; goal: string; passed: number; skills: SkillView[] }

/** The curriculum with one person's newest checks, in the reader's language. */
export const skillsOf = (checks: ReadonlyMap<string, Check>, locale: Locale): ModuleView[] =>
  listModules.map(({ id, title, goal, skills }) => {
    const views = skills.map((skill): SkillView => {
      const check = checks.get(skill.id)
      return {
        id: skill.id,
        words: skill[locale],
        check: skill.check,
        alternative: skill.alternative?.[locale] ?? null,
        system: isSystem(skill),
        notYetAvailable: skill.autoSignal !== undefined && notYetAvailable.has(skill.autoSignal),
        gate: skill.gate ?? null,
        required: skill.required,
        level: check?.level ?? null,
        way: check?.way ?? 'skill',
        at: check?.at ?? null,
        by: check?.byName ? calledAs({ fullName: check.byName, addressForm: check.byForm }) : null,
      }
    })
    return { id, title: title[locale], goal: locale === 'vi' ? goal : '', passed: views.filter(({ level }) => passes(level ?? undefined)).length, skills: views }
  })
