import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { eventDeliveries, events } from '#db/schema/events.ts'
import type { Context } from './context.ts'
import type { Consumer, DomainEvent } from './events.ts'
import { MINUTE, plus } from './time.ts'

/**
 * tx: effect and done-mark commit together, so the effect happens exactly once.
 * out: something outside the database, outside any write, at least once; the event's id is the idempotency key.
 */
export type Handler = { tx: (tx: Writer, ctx: Context, event: DomainEvent) => Promise<void> } | { out: (ctx: Context, event: DomainEvent) => Promise<void> }
export type Handlers = Record<Consumer, Handler>

/** `only`: the consumers of this lane, so that slow work keeps nobody's message waiting. */
export type DrainOptions = { only?: readonly Consumer[]; stopped?: () => boolean; batch?: number; leaseMs?: number; maxAttempts?: number; backoffMs?: number; onFailure?: (error: unknown, delivery: Delivery) => void }
type Delivery = { eventId: string; consumer: string; attempts: number }

const LONGEST_WAIT = 60 * MINUTE
const settings = { batch: 20, leaseMs: MINUTE, maxAttempts: 8, backoffMs: 2_000 }

/** Takes due deliveries under a lease and runs their handlers one after the other. Returns how many it took. */
export async function drain(ctx: Context, handlers: Handlers, options: DrainOptions = {}): Promise<number> {
  const { batch, leaseMs, maxAttempts, backoffMs } = { ...settings, ...options }
  const lease = randomUUID()
  const taken = await takeDue(ctx, { lease, batch, leaseMs, only: options.only })
  for (const delivery of taken) {
    if (options.stopped?.()) {
      await giveBack(ctx, lease)
      break
    }
    const mine = and(eq(eventDeliveries.eventId, delivery.eventId), eq(eventDeliveries.consumer, delivery.consumer), eq(eventDeliveries.lease, lease), isNull(eventDeliveries.doneAt))
    /** The fence: false when the lease was lost to another worker, which then does the work. */
    const finish = async (tx: Writer) => (await tx.update(eventDeliveries).set({ doneAt: ctx.now(), error: null }).where(mine).returning({ eventId: eventDeliveries.eventId })).length === 1
    try {
      if (delivery.attempts > maxAttempts) throw new Error('the worker died in it too often')
      const handler = handlers[delivery.consumer as Consumer]
      const event = await eventOf(ctx, delivery.eventId)
      if ('tx' in handler) {
        await ctx.store.write(async (tx) => {
          if (await finish(tx)) await handler.tx(tx, ctx, event)
        })
      } else {
        await handler.out(ctx, event)
        await ctx.store.write(finish)
      }
    } catch (error) {
      options.onFailure?.(error, delivery)
      const dead = delivery.attempts >= maxAttempts
      const wait = Math.min(backoffMs * 2 ** (delivery.attempts - 1), LONGEST_WAIT)
      const outcome = { error: String(error).slice(0, 500), lease: null, leaseUntil: null, ...(dead ? { deadAt: ctx.now() } : { runAt: plus(ctx.now(), wait) }) }
      await ctx.store.write((tx) => tx.update(eventDeliveries).set(outcome).where(mine))
    }
  }
  return taken.length
}

/** What a stopping worker took and has not begun goes back at once, and does not count as a try. */
const giveBack = (ctx: Context, lease: string) =>
  ctx.store.write((tx) =>
    tx
      .update(eventDeliveries)
      .set({ lease: null, leaseUntil: null, attempts: sql`${eventDeliveries.attempts} - 1` })
      .where(and(eq(eventDeliveries.lease, lease), isNull(eventDeliveries.doneAt), isNull(eventDeliveries.deadAt))),
  )

function takeDue(ctx: Context, { lease, batch, leaseMs, only }: { lease: string; batch: number; leaseMs: number; only: readonly Consumer[] | undefined }): Promise<Delivery[]> {
  const now = ctx.now()
  const free = and(only && inArray(eventDeliveries.consumer, [...only]), isNull(eventDeliveries.doneAt), isNull(eventDeliveries.deadAt), lte(eventDeliveries.runAt, now), or(isNull(eventDeliveries.leaseUntil), lte(eventDeliveries.leaseUntil, now)))
  return ctx.store.write(async (tx) => {
    const due = await tx.select({ eventId: eventDeliveries.eventId, consumer: eventDeliveries.consumer }).from(eventDeliveries).where(free).orderBy(asc(eventDeliveries.runAt), asc(eventDeliveries.eventId)).limit(batch)
    if (due.length === 0) return []
    const taken = await tx
      .update(eventDeliveries)
      .set({ lease, leaseUntil: plus(now, leaseMs), attempts: sql`${eventDeliveries.attempts} + 1` })
      // `free` again: on PostgreSQL another worker may have taken a row since it was read
      .where(and(free, inArray(eventDeliveries.eventId, due.map(({ eventId }) => eventId)), inArray(eventDeliveries.consumer, due.map(({ consumer }) => consumer))))
      .returning({ eventId: eventDeliveries.eventId, consumer: eventDeliveries.consumer, attempts: eventDeliveries.attempts })
    return taken.sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
  })
}

async function eventOf(ctx: Context, id: string): Promise<DomainEvent> {
  const [row] = await ctx.store.read.select().from(events).where(eq(events.id, id))
  if (!row) throw new Error(`no event ${id}`)
  return row as unknown as DomainEvent
}
