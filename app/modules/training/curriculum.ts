import type { Locale } from '#app/lib/i18n.ts'

export const modes = ['observe', 'system', 'upload', 'worksheet', 'checklist', 'roleplay'] as const
export type Mode = (typeof modes)[number]
export type Gate = 'open' | 'payout'
export type Words = Record<Locale, string>

export type Skill = {
  id: string
  vi: string
  en: string
  /** How the officer sees it, in Vietnamese. */
  check: string
  mode: Mode
  required: boolean
  gate?: Gate
  autoSignal?: string
  /** The way for people who cannot read or have no phone. */
  alternative?: Words
}

export type CurriculumModule = { id: string; order: number; title: Words; minutes: number; goal: string; skills: Skill[] }

export const levels = ['alone', 'with_help', 'not_yet'] as const
export type Level = (typeof levels)[number]
export const ways = ['skill', 'alternative'] as const
export type Way = (typeof ways)[number]

/** Set by real events only; nobody ticks it. */
export const isSystem = (skill: Pick<Skill, 'mode'>): boolean => skill.mode === 'system'

/** Doing it with help is not enough for a gate; doing it alone the other way is. */
export const passes = (level: Level | undefined): boolean => level === 'alone'
