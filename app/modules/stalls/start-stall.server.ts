import { violationOf } from '#db/errors.server.ts'
import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { slugOf } from '#app/lib/fold.ts'
import { tidyName } from '#app/modules/accounts/add-person.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { insertStall, nearestCollector } from './stalls.repo.server.ts'

/** Which collector takes a new stall of a unit. Throws unavailable where none serves. */
export async function collectorFor(read: Reader, unitPath: string): Promise<string> {
  const id = await nearestCollector(read, unitPath)
  if (!id) throw new DomainError('unavailable', 'stalls.noCollector')
  return id
}

/** The producer's one stall, as a draft. Throws conflict when there is one already. */
export async function startStall(ctx: Context, { name }: { name: string }): Promise<{ stallId: string }> {
  try {
    return await ctx.store.write(async (tx) => {
      const producer = await producerOfActor(tx, ctx, 'stall')
      const [stallId, clean] = [ctx.newId(), tidyName(name)]
      await insertStall(tx, {
        id: stallId,
        producerId: producer.id,
        collectorId: await collectorFor(tx, producer.unitPath),
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
