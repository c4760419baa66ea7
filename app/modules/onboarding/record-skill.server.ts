import { memberRoles, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { producerInField } from '#app/modules/producers/assert-field-access.server.ts'
import { membersWithRole } from '#app/modules/producers/find-producer.server.ts'
import { addSkillCheck, assertObservable } from '#app/modules/training/add-skill-check.server.ts'
import type { Level, Way } from '#app/modules/training/curriculum.ts'
import { skillState } from '#app/modules/training/skill-state.server.ts'
import { openWhenReady } from './open-when-ready.server.ts'

export type SeenSkill = { skillId: string; level: Level; way?: Way }

/** What field staff saw a member do, in one write; what was known already is not written again. Opens the stall when that was the last row. */
export function recordSkills(ctx: Context, { producerId, personId, seen }: { producerId: string; personId: string; seen: readonly SeenSkill[] }): Promise<{ recorded: number; opened: boolean }> {
  return ctx.store.write(async (tx) => {
    await producerInField(tx, ctx, producerId)
    const members = await membersWithRole(tx, producerId, ctx.now(), memberRoles)
    if (!members.includes(personId)) throw notFound('producers.notFound')
    if (members.includes(ctx.actor!.personId)) throw new DomainError('forbidden', 'onboarding.notYourOwn')
    const known = (await skillState(tx, [personId])).get(personId)
    const named = seen.map(({ way = 'skill', ...skill }) => ({ ...skill, way }))
    named.forEach(assertObservable)
    const news = named.filter(({ skillId, level, way }) => known?.get(skillId)?.level !== level || known.get(skillId)?.way !== way)
    for (const skill of news) await addSkillCheck(tx, ctx, { producerId, personId, ...skill })
    return { recorded: news.length, opened: await openWhenReady(tx, ctx, producerId) }
  })
}

