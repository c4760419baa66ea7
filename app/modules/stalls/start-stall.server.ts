import { violationOf } from '#db/errors.server.ts'
import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { slugOf } from '#app/lib/fold.ts'
import { tidyName } from '#app/modules/accounts/add-person.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { stalls as words } from '#app/messages/vi/stalls.ts'
import { addCollector } from './collectors.server.ts'
import { addFirstCollector, insertStall, nearestCollector } from './stalls.repo.server.ts'

/** Step: which collector takes a new stall of a unit. A market nobody has set up yet begins with one for the whole country. */
async function collectorFor(tx: Writer, ctx: Context, producer: { id: string; name: string; unitPath: string }): Promise<string> {
  if (ctx.settlement === 'direct') return ownCollector(tx, ctx, producer)
  const id = await nearestCollector(tx, producer.unitPath)
  if (id) return id
  await addFirstCollector(tx, FIRST_COLLECTOR)
  return FIRST_COLLECTOR.id
}

/** Direct settlement: the household takes its money itself. */
async function ownCollector(tx: Writer, ctx: Context, { id: producerId, name, unitPath }: { id: string; name: string; unitPath: string }): Promise<string> {
  const id = ctx.newId()
  await addCollector(tx, { id, name, settlement: 'direct', unitPath, producerId })
  return id
}

const FIRST_COLLECTOR = { id: 'first', name: words['stalls.firstCollector'], settlement: 'collect' }

/** The producer's one stall, as a draft. Throws conflict when there is one already. */
export async function startStall(ctx: Context, { name }: { name: string }): Promise<{ stallId: string }> {
  try {
    return await ctx.store.write(async (tx) => {
      const producer = await producerOfActor(tx, ctx, 'stall')
      const [stallId, clean] = [ctx.newId(), tidyName(name)]
      await insertStall(tx, {
        id: stallId,
        producerId: producer.id,
        collectorId: await collectorFor(tx, ctx, producer),
        slug: slugOf(clean, stallId),
        name: clean,
        provinceCode: producer.provinceCode,
        communeCode: producer.communeCode,
        createdAt: ctx.now(),
      })
      await appendEvent(tx, ctx, { type: 'stall.started', subjectType: 'stall', subjectId: stallId, producerId: producer.id, payload: {} })
      return { stallId }
    })
  } catch (error) {
    if (violationOf(error) === 'unique') throw new DomainError('conflict', 'stalls.already')
    throw error
  }
}
