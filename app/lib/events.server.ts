import type { Writer } from '#db/client.server.ts'
import { eventDeliveries, events } from '#db/schema/events.ts'
import type { Context } from './context.ts'
import { consumers, type Consumer, type EventPayloads, type EventType, type SubjectType } from './events.ts'

const consumersOf = (type: EventType) => (Object.keys(consumers) as Consumer[]).filter((name) => (consumers[name] as readonly EventType[]).includes(type))

/** Step: appends what happened, and one delivery for each consumer, in the caller's write. Returns the event's id. */
export async function appendEvent<Type extends EventType>(
  tx: Writer,
  ctx: Context,
  event: { type: Type; subjectType: SubjectType; subjectId: string; producerId?: string | null; payload: EventPayloads[Type] },
): Promise<string> {
  const [id, at] = [ctx.newId(), ctx.now()]
  const producerId = event.producerId === undefined ? (ctx.producer?.id ?? null) : event.producerId
  await tx.insert(events).values({ ...event, id, at, producerId, actorId: ctx.actor?.personId ?? null })
  const deliveries = consumersOf(event.type).map((consumer) => ({ eventId: id, consumer, runAt: at }))
  if (deliveries.length > 0) await tx.insert(eventDeliveries).values(deliveries)
  return id
}
