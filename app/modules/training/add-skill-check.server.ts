import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { isSystem, type Level, type Way } from './curriculum.ts'
import { findSkill } from './curriculum.server.ts'
import { insertCheck } from './training.repo.server.ts'

export type SkillCheck = { personId: string; producerId: string; skillId: string; level: Level; way: Way }

/** Throws invalid for `system` skills, for unknown ones and for an alternative the curriculum does not have. */
export function assertObservable({ skillId, way }: Pick<SkillCheck, 'skillId' | 'way'>): void {
  const skill = findSkill(skillId)
  if (!skill) throw new DomainError('invalid', 'training.noSuchSkill')
  if (isSystem(skill)) throw new DomainError('invalid', 'training.systemSkill')
  if (way === 'alternative' && !skill.alternative) throw new DomainError('invalid', 'training.noAlternative')
}

/** Step: what an officer saw; throws as `assertObservable`. */
export async function addSkillCheck(tx: Writer, ctx: Context, { personId, producerId, skillId, level, way }: SkillCheck): Promise<void> {
  assertObservable({ skillId, way })
  await insertCheck(tx, { id: ctx.newId(), personId, producerId, skillId, level, way, checkedBy: ctx.actor!.personId, eventId: null, at: ctx.now() })
  await skillChecked(tx, ctx, { personId, producerId, skillId, level })
}

/** Step: a real event showed the skill. The same event never sets it twice. */
export async function setSystemSkill(
  tx: Writer,
  ctx: Context,
  { personId, producerId, skillId, level, eventId }: { personId: string; producerId: string | null; skillId: string; level: Level; eventId: string },
): Promise<void> {
  const isNew = await insertCheck(tx, { id: ctx.newId(), personId, producerId, skillId, level, way: 'skill', checkedBy: null, eventId, at: ctx.now() })
  if (isNew) await skillChecked(tx, ctx, { personId, producerId, skillId, level })
}

const skillChecked = (tx: Writer, ctx: Context, { personId, producerId, skillId, level }: { personId: string; producerId: string | null; skillId: string; level: Level }) =>
  appendEvent(tx, ctx, { type: 'skill.checked', subjectType: 'person', subjectId: personId, producerId, payload: { personId, skillId, level } })
