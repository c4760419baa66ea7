import { createHash } from 'node:crypto'
import { and, eq, gte, inArray, or } from 'drizzle-orm'
import type { Store } from '#db/client.server.ts'
import { eventDeliveries, events } from '#db/schema/events.ts'
import type { Actor, Context, MemberRole } from '#app/lib/context.ts'
import { drain, type Handlers } from '#app/lib/drain.server.ts'
import type { FileStore, GatewayNotice, Ports, Vault } from '#app/lib/ports.ts'
import { gateConsumer } from '#app/modules/onboarding/open-when-ready.server.ts'
import type { Kind } from './drawings/drawings.ts'
import { skillsConsumer } from '#app/modules/training/skills-consumer.server.ts'

/** Makes the picture of one kind of goods. */
export type Camera = (kind: Kind, seed: string) => Promise<Uint8Array>

export type World = {
  store: Store
  camera: Camera
  /** A context frozen at `at`; the same key makes the same ids. */
  as(actor: Actor | null, at: Date, key: string, producer?: { id: string; roles: readonly MemberRole[] }): Context
  /** Skills and gates that events up to `at` have set off. */
  settle(at: Date): Promise<void>
}

/** UUIDv7 of an instant whose other bits come from a key: the same in every run, rising within one context. */
function idsOf(at: Date, key: string): () => string {
  let count = 0
  return () => {
    const time = at.getTime().toString(16).padStart(12, '0')
    const order = (count++).toString(16).padStart(3, '0').slice(-3)
    const rest = createHash('sha256').update(`${key} ${count}`).digest('hex')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${'89ab'[Number.parseInt(rest[0]!, 16) % 4]}${rest.slice(1, 4)}-${rest.slice(4, 16)}`
  }
}

/** Phones stay silent, and the gateway says yes to every refund: nobody outside hears of the demo's past. */
const quietPorts = (files: FileStore, vault: Vault): Ports => ({ files, vault, bankFeed: { read: () => ({ verified: false, why: 'off' }) }, messenger: { send: async () => undefined }, payments: agreeing, merchant: () => agreeing })

const agreeing: Ports['payments'] = {
  payUrl: () => '',
  readNotice: () => ({ verified: false }),
  refund: async () => ({ state: 'accepted', code: '00' }),
  query: async ({ txnRef, now }) => ({ ...paidNotice(txnRef, 0, now), transactionType: '02' }),
}

/** What the gateway says of a payment that went well. */
export const paidNotice = (txnRef: string, amount: number, at: Date): GatewayNotice => ({
  txnRef,
  amount: amount as GatewayNotice['amount'],
  paid: true,
  pending: false,
  responseCode: '00',
  transactionStatus: '00',
  transactionNo: String(14_000_000 + (Number.parseInt(createHash('sha256').update(txnRef).digest('hex').slice(0, 6), 16) % 900_000)),
  bankCode: 'NCB',
  payDate: at.toISOString().replace(/\D/g, '').slice(0, 14),
})

export function openWorld(store: Store, { files, vault, publicUrl, camera }: { files: FileStore; vault: Vault; publicUrl: string; camera: Camera }): World {
  const ports = quietPorts(files, vault)
  const as: World['as'] = (actor, at, key, producer) => ({ store, actor, now: () => at, newId: idsOf(at, key), ports, locale: 'vi', publicUrl, ...(producer && { producer }) })
  const nothing = { out: async () => undefined }
  const handlers: Handlers = { skills: skillsConsumer, gate: gateConsumer, messages: nothing, photos: nothing }
  let settled = 0
  return {
    store,
    camera,
    as,
    async settle(at) {
      const ctx = as(null, at, `settle ${++settled} ${at.toISOString()}`)
      const problems: unknown[] = []
      while ((await drain(ctx, handlers, { batch: 200, onFailure: (error) => problems.push(error) })) > 0);
      if (problems.length > 0) throw problems[0]
    },
  }
}

/** Orders that nobody has taken yet are still told to the sellers' phones, and pictures get their AVIF twins. */
export const leaveToWorker = (store: Store, { since, avif }: { since: Date; avif: boolean }) =>
  store.write(async (tx) => {
    const untaken = tx.select({ id: events.id }).from(events).where(and(eq(events.type, 'order.placed'), gte(events.at, since)))
    await tx
      .update(eventDeliveries)
      .set({ doneAt: null, attempts: 0, lease: null, leaseUntil: null })
      .where(or(avif ? eq(eventDeliveries.consumer, 'photos') : undefined, and(eq(eventDeliveries.consumer, 'messages'), inArray(eventDeliveries.eventId, untaken))))
  })
