import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { findCollector, type Collector } from '#app/modules/stalls/find-collector.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'

export type OwnCollector = Collector & { producerId: string }

/** The collector a stall is for itself. Throws not_found where somebody else takes its money, forbidden for who has no duty in it, or acts for somebody. */
export async function ownCollector(read: Reader, ctx: Context): Promise<OwnCollector> {
  const own = await findOwnCollector(read, ctx)
  if (!own) throw notFound()
  return own
}

/** The same; undefined where somebody else takes its money. */
export async function findOwnCollector(read: Reader, ctx: Context): Promise<OwnCollector | undefined> {
  const { id } = await producerOfActor(read, ctx, 'money')
  const stall = await stallOfProducer(read, id)
  const collector = stall && (await findCollector(read, stall.collectorId))
  return collector?.settlement === 'direct' && collector.producerId === id ? { ...collector, producerId: id } : undefined
}
