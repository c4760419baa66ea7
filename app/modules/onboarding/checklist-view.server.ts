import type { Locale } from '#app/lib/i18n.ts'
import { findSkill } from '#app/modules/training/curriculum.server.ts'
import type { Requirement } from './requirements.ts'

export type RequirementView = Pick<Requirement, 'key' | 'done' | 'gate' | 'who'> & {
  /** The skill in the reader's language, with the other way to show it. */
  skill?: string
  alternative?: string | undefined
  /** Who still lacks it. */
  missing?: string[]
  steps?: Requirement['detail']['steps']
  notYetAvailable?: boolean
}

export const viewOf = (rows: readonly Requirement[], locale: Locale): RequirementView[] =>
  rows.map(({ key, done, gate, who, detail }) => {
    const skill = detail.skillId ? findSkill(detail.skillId) : undefined
    return {
      key,
      done,
      gate,
      who,
      ...(skill && { skill: skill[locale], alternative: skill.alternative?.[locale] }),
      ...(detail.missing && { missing: detail.missing.map(({ fullName }) => fullName) }),
      ...(detail.steps && { steps: detail.steps }),
      ...(detail.notYetAvailable && { notYetAvailable: true }),
    }
  })
