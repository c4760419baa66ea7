import type { Reader } from '#db/client.server.ts'
import { checksOf, type Check } from './training.repo.server.ts'

export type { Check }
/** By person, then by skill: the newest check. */
export type SkillState = Map<string, Map<string, Check>>

export async function skillState(read: Reader, personIds: readonly string[]): Promise<SkillState> {
  const state: SkillState = new Map(personIds.map((id) => [id, new Map<string, Check>()]))
  for (const check of await checksOf(read, personIds)) state.get(check.personId)!.set(check.skillId, check)
  return state
}
