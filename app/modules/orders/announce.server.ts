import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import type { EventPayloads } from '#app/lib/events.ts'
import type { Order } from './orders.repo.server.ts'

type OrderEvent = Extract<keyof EventPayloads, `order.${string}`>

/** Step: an event about an order, for the producer who made the goods. */
export const announce = <Type extends OrderEvent>(tx: Writer, ctx: Context, order: Pick<Order, 'id' | 'producerId'>, type: Type, payload: EventPayloads[Type]): Promise<string> =>
  appendEvent(tx, ctx, { type, subjectType: 'order', subjectId: order.id, producerId: order.producerId, payload })
