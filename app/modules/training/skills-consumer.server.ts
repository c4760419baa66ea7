import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { findProducerOf, listMembers, membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { holdersOf } from '#app/modules/producers/member-rights.ts'
import { listSkills } from './curriculum.server.ts'
import { passes, type Level, type Skill } from './curriculum.ts'
import { dutyOf } from './duties.ts'
import { signals } from './signals.ts'
import { setSystemSkill } from './add-skill-check.server.ts'
import { skillState } from './skill-state.server.ts'

/** Sets the `system` skills an event shows, for the persons who hold their duty. */
export const skillsConsumer = {
  async tx(tx: Writer, ctx: Context, event: DomainEvent): Promise<void> {
    for (const skill of listSkills) {
      if (skill.autoSignal && signals[skill.autoSignal]?.(event)) await setForHolders(tx, ctx, event, skill)
    }
  },
}

async function setForHolders(tx: Writer, ctx: Context, event: DomainEvent, skill: Skill): Promise<void> {
  const { persons, producerId } = await holders(tx, ctx, event, skill)
  if (persons.length === 0) return
  const state = await skillState(tx, persons)
  for (const personId of persons) {
    if (passes(state.get(personId)?.get(skill.id)?.level)) continue
    await setSystemSkill(tx, ctx, { personId, producerId, skillId: skill.id, level: await shownLevel(tx, event, producerId), eventId: event.id })
  }
}

async function holders(tx: Writer, ctx: Context, event: DomainEvent, skill: Skill): Promise<{ persons: string[]; producerId: string | null }> {
  if (event.type === 'phone.checked' || event.type === 'privacy.page_visited') {
    const { personId } = event.payload
    return { persons: [personId], producerId: (await findProducerOf({ now: ctx.now, store: { read: tx } }, personId))?.id ?? null }
  }
  if (!event.producerId) return { persons: [], producerId: null }
  const members = (await listMembers(tx, [event.producerId], event.at)).get(event.producerId) ?? []
  return { persons: holdersOf(members, dutyOf(skill.id)).map(({ personId }) => personId), producerId: event.producerId }
}

/** What an officer did in her place was done with help. */
async function shownLevel(tx: Writer, event: DomainEvent, producerId: string | null): Promise<Level> {
  if (event.type === 'phone.checked' || event.type === 'privacy.page_visited' || event.type === 'certificate.verified' || event.type === 'account.confirmed') return 'alone'
  const own = event.actorId ? await membershipIn(tx, event.actorId, event.at) : undefined
  return own?.id === producerId ? 'alone' : 'with_help'
}
