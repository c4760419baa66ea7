import { setTimeout as wait } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store, Writer } from '#db/client.server.ts'
import { eventDeliveries, events, rateHits } from '#db/schema/all.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import type { Context } from './context.ts'
import { drain, type DrainOptions, type Handlers } from './drain.server.ts'
import { appendEvent } from './events.server.ts'
import type { DomainEvent } from './events.ts'
import { MINUTE, plus } from './time.ts'

const NOON = new Date('2026-11-22T05:00:00Z')
let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
beforeEach(async () => {
  ctx.setClock(NOON)
  await store.write(async (tx) => {
    await tx.delete(eventDeliveries)
    await tx.delete(events)
    await tx.delete(rateHits)
  })
})
afterAll(() => store.close())

/** Two consumers hear of it: skills and gate. */
const happen = (n = 1) =>
  store.write(async (tx) => {
    for (let i = 0; i < n; i++) await appendEvent(tx, ctx, { type: 'stock.counted', subjectType: 'product', subjectId: `product-${i}`, payload: { delta: 1, reason: 'counted' } })
  })
const rows = (consumer = 'skills') => store.read.select().from(eventDeliveries).where(eq(eventDeliveries.consumer, consumer))
const nothing: Handlers = { skills: { tx: async () => undefined }, gate: { tx: async () => undefined }, messages: { out: async () => undefined }, photos: { out: async () => undefined } }
const always = async (tx: Writer, _: Context, event: DomainEvent) => void (await tx.insert(rateHits).values({ key: `skills ${event.id}`, points: 1, expiresAt: NOON }))
const effects = async () => (await store.read.select().from(rateHits)).length
const untilDry = async (handlers: Handlers, options?: DrainOptions) => {
  while ((await drain(ctx, handlers, options)) > 0);
}

it('gives each event to each consumer exactly once, with three workers at once', async () => {
  await happen(40)
  const heard: string[] = []
  const handlers: Handlers = {
    ...nothing,
    skills: { tx: always },
    gate: {
      tx: async (_, __, event) => {
        await wait(1)
        heard.push(event.id)
      },
    },
  }
  await Promise.all([1, 2, 3].map(() => untilDry(handlers, { batch: 7 })))
  expect(await effects()).toBe(40)
  expect(new Set(heard).size).toBe(40)
  expect((await rows()).every(({ doneAt, attempts }) => doneAt !== null && attempts === 1)).toBe(true)
})

it('takes over from a worker that died, and the dead one’s late effect is refused', async () => {
  await happen()
  let wake = () => {}
  const sleeping = new Promise<void>((resolve) => (wake = resolve))
  const slow = drain(ctx, { ...nothing, skills: { out: () => sleeping } })
  await expect.poll(async () => (await rows())[0]!.lease).not.toBeNull()
  expect(await drain(ctx, nothing)).toBe(0)

  ctx.setClock(plus(NOON, MINUTE))
  await untilDry({ ...nothing, skills: { tx: always } })
  expect(await effects()).toBe(1)
  wake()
  await slow
  const [done] = await rows()
  expect(done).toMatchObject({ attempts: 2, deadAt: null, error: null })
  expect(await drain(ctx, nothing)).toBe(0)
})

it('fences the effect of a worker whose lease ran out', async () => {
  await happen(2)
  const second = (await rows()).map(({ eventId }) => eventId).sort()[1]!
  const lost = and(eq(eventDeliveries.eventId, second), eq(eventDeliveries.consumer, 'skills'))
  // while it is busy with the first event, another worker takes the second from it
  const steal = async () => void (await store.write((tx) => tx.update(eventDeliveries).set({ lease: 'another' }).where(lost)))
  await drain(ctx, { ...nothing, gate: { out: steal }, skills: { tx: always } })
  expect((await store.read.select().from(rateHits)).map(({ key }) => key)).not.toContain(`skills ${second}`)
  expect((await store.read.select().from(eventDeliveries).where(lost))[0]).toMatchObject({ doneAt: null, lease: 'another' })
})

it('backs off after a failure, longer each time, and rolls the effect back', async () => {
  await happen()
  const failures: number[] = []
  const broken: Handlers = {
    ...nothing,
    skills: {
      tx: async (tx, own, event) => {
        await always(tx, own, event)
        throw new Error('the carrier is closed')
      },
    },
  }
  await drain(ctx, broken, { onFailure: (_, { attempts }) => failures.push(attempts) })
  expect(await effects()).toBe(0)
  expect((await rows())[0]).toMatchObject({ attempts: 1, lease: null, runAt: plus(NOON, 2_000), error: expect.stringContaining('the carrier is closed') })
  expect(await drain(ctx, broken)).toBe(0)

  ctx.setClock(plus(NOON, 2_000))
  await drain(ctx, broken)
  expect((await rows())[0]).toMatchObject({ attempts: 2, runAt: plus(NOON, 6_000) })

  ctx.setClock(plus(NOON, 6_000))
  await drain(ctx, { ...nothing, skills: { tx: always } })
  expect(await effects()).toBe(1)
  expect((await rows())[0]).toMatchObject({ attempts: 3, doneAt: plus(NOON, 6_000), error: null })
  expect(failures).toEqual([1])
})

it('lays an event that always fails aside, and its neighbours go on', async () => {
  await happen()
  let tries = 0
  const broken: Handlers = { ...nothing, skills: { out: async () => Promise.reject(new Error(`no ${++tries}`)) } }
  for (let day = 0; day < 20; day++) {
    ctx.setClock(plus(NOON, day * 61 * MINUTE))
    await drain(ctx, broken, { maxAttempts: 4 })
  }
  expect(tries).toBe(4)
  expect((await rows())[0]).toMatchObject({ attempts: 4, doneAt: null, error: expect.stringContaining('no 4') })
  expect((await rows())[0]!.deadAt).not.toBeNull()
  expect((await rows('gate'))[0]!.doneAt).not.toBeNull()
})

it('lays aside an event in which workers keep dying', async () => {
  await happen()
  await store.write((tx) => tx.update(eventDeliveries).set({ attempts: 8, lease: 'dead', leaseUntil: plus(NOON, -1) }))
  await drain(ctx, { ...nothing, skills: { tx: always } })
  expect(await effects()).toBe(0)
  expect((await rows())[0]!.deadAt).not.toBeNull()
})

it('gives back what it has not begun when it stops, without counting a try', async () => {
  await happen(5)
  let begun = 0
  const handlers: Handlers = { ...nothing, skills: { tx: async () => void begun++ }, gate: { tx: async () => void begun++ } }
  await drain(ctx, handlers, { stopped: () => begun >= 3 })
  expect(begun).toBe(3)
  const all = await store.read.select().from(eventDeliveries)
  const open = all.filter(({ doneAt }) => doneAt === null)
  expect(open).toHaveLength(7)
  for (const row of open) expect(row).toMatchObject({ attempts: 0, lease: null, leaseUntil: null })
  expect(await drain(ctx, handlers)).toBe(7)
})

it('leaves other lanes alone', async () => {
  await happen(3)
  expect(await drain(ctx, { ...nothing, skills: { tx: always } }, { only: ['skills', 'messages'] })).toBe(3)
  expect((await rows('gate')).every(({ doneAt, attempts }) => doneAt === null && attempts === 0)).toBe(true)
  expect(await drain(ctx, nothing, { only: ['gate'] })).toBe(3)
})
