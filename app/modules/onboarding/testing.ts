import type { Level } from '#app/modules/training/curriculum.ts'
import type { Facts } from './requirements.ts'

const openSkills = ['m1-2', 'm1-3', 'm3-3', 'm3-5', 'm5-4', 'm8-1']
const at = new Date('2026-11-22T02:00:00Z')

/** Everything the open gate asks for is there, and the stall is still a draft. */
export const readyFacts = (): Facts => ({
  producerId: 'household',
  members: [{ personId: 'tu', fullName: 'Bùi Thị Tư', addressForm: 'cô', roles: ['owner'] }],
  consentAt: at,
  stall: { id: 'stall', state: 'draft', name: 'Chè cô Tư', story: '', pickupAddress: 'Xóm Hồng Thái', rulesAcceptedAt: at, verifiedAt: at, verifiedBy: 'hanh', slug: 'che-co-tu', openedAt: null },
  products: { listed: 1, published: 1, ready: 1 },
  skills: new Map([['tu', new Map(openSkills.map((id) => [id, { level: 'alone' as const, way: 'skill' as const, at }]))]]),
  bankConfirmedAt: null,
})

/** The same with some skills of the owner at another level, or never checked. */
export function withSkills(facts: Facts, levels: Record<string, Level | undefined>): Facts {
  const own = new Map(facts.skills.get('tu'))
  for (const [skillId, level] of Object.entries(levels)) {
    if (level) own.set(skillId, { level, way: 'skill', at })
    else own.delete(skillId)
  }
  return { ...facts, skills: new Map(facts.skills).set('tu', own) }
}
