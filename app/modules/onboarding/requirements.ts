import type { MemberRole } from '#app/lib/context.ts'
import { holdersOf } from '#app/modules/producers/member-rights.ts'
import { passes, type Gate, type Level, type Skill, type Way } from '#app/modules/training/curriculum.ts'
import { dutyOf } from '#app/modules/training/duties.ts'
import { notYetAvailable } from '#app/modules/training/signals.ts'
import { missingSteps, type StallState, type WizardStep } from '#app/modules/stalls/stall.ts'

export type Facts = {
  producerId: string
  members: { personId: string; fullName: string; addressForm: string | null; roles: MemberRole[] }[]
  /** Since when she agrees to the use of her data. */
  consentAt: Date | null
  stall: { id: string; state: StallState; name: string; story: string; pickupAddress: string; rulesAcceptedAt: Date | null; verifiedAt: Date | null; verifiedBy: string | null; slug: string; openedAt: Date | null } | undefined
  /** Listed at all, published, and published with a photo and something to sell. */
  products: { listed: number; published: number; ready: number }
  skills: Map<string, Map<string, { level: Level; way: Way; at: Date }>>
  bankConfirmedAt: Date | null
}

export type RowKey = 'producer' | 'consent' | 'product' | 'stall' | 'verified' | 'bank' | `skill:${string}`
/** Who must act next for the row. */
export type Doer = 'farmer' | 'officer' | 'platform'

export type Requirement = {
  key: RowKey
  kind: 'computed' | 'attested' | 'verified'
  gate: Gate
  done: boolean
  who: Doer
  detail: {
    skillId?: string
    /** Who still lacks it, of those who hold the duty. */
    missing?: { personId: string; fullName: string; level?: Level }[]
    steps?: Exclude<WizardStep, 'story'>[]
    products?: Facts['products']
    since?: Date | null
    notYetAvailable?: boolean
  }
}

/** What stands between a producer and an open stall, and between the stall and its money. Nobody types a row. */
export function requirements(facts: Facts, gateSkills: readonly Skill[]): Requirement[] {
  const { stall, products } = facts
  const steps = missingSteps(stall)
  return [
    { key: 'producer', kind: 'computed', gate: 'open', done: facts.members.length > 0, who: 'farmer', detail: {} },
    { key: 'consent', kind: 'attested', gate: 'open', done: facts.consentAt !== null, who: 'farmer', detail: { since: facts.consentAt } },
    { key: 'stall', kind: 'attested', gate: 'open', done: steps.length === 0, who: 'farmer', detail: { steps, since: stall?.rulesAcceptedAt ?? null } },
    { key: 'product', kind: 'computed', gate: 'open', done: products.ready > 0, who: 'farmer', detail: { products } },
    ...gateSkills.filter(({ gate }) => gate === 'open').map((skill) => skillRow(facts, skill)),
    { key: 'verified', kind: 'verified', gate: 'open', done: Boolean(stall?.verifiedAt), who: 'officer', detail: { since: stall?.verifiedAt ?? null } },
    ...gateSkills.filter(({ gate }) => gate === 'payout').map((skill) => skillRow(facts, skill)),
    { key: 'bank', kind: 'computed', gate: 'payout', done: facts.bankConfirmedAt !== null, who: 'farmer', detail: { since: facts.bankConfirmedAt } },
  ]
}

function skillRow({ members, skills }: Facts, skill: Skill): Requirement {
  const missing = holdersOf(members, dutyOf(skill.id)).flatMap(({ personId, fullName }) => {
    const level = skills.get(personId)?.get(skill.id)?.level
    return passes(level) ? [] : [{ personId, fullName, ...(level && { level }) }]
  })
  const system = skill.mode === 'system'
  const unavailable = skill.autoSignal !== undefined && notYetAvailable.has(skill.autoSignal)
  return {
    key: `skill:${skill.id}`,
    kind: system ? 'computed' : 'verified',
    gate: skill.gate!,
    done: members.length > 0 && missing.length === 0,
    who: unavailable ? 'platform' : system ? 'farmer' : 'officer',
    detail: { skillId: skill.id, missing, ...(unavailable && { notYetAvailable: true }) },
  }
}

export const missingFor = (rows: readonly Requirement[], gate: Gate): Requirement[] => rows.filter((row) => row.gate === gate && !row.done)
export const mayOpen = (rows: readonly Requirement[]): boolean => missingFor(rows, 'open').length === 0
/** Whoever has sold is paid, also when her shelf is empty today. */
export const mayBePaid = ({ stall }: Pick<Facts, 'stall'>, rows: readonly Requirement[]): boolean => Boolean(stall?.openedAt) && missingFor(rows, 'payout').length === 0
/** Every skill of the open gate is held by the persons whose duty it is. */
export const skillsPass = (rows: readonly Requirement[]): boolean => rows.filter(({ key, gate }) => gate === 'open' && key.startsWith('skill:')).every(({ done }) => done)
