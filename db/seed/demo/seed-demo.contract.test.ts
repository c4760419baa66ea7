import { and, count, eq, isNotNull, isNull, lt, min } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '#db/client.server.ts'
import * as schema from '#db/schema/all.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import { unansweredIn } from '#app/modules/orders/orders.repo.server.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { calendarOf } from './days.ts'
import { DEMO_DAY, seedDemoInto } from '#db/testing/demo.ts'
import { sealedTexts } from '#db/testing/sealed.ts'
import { sealedPlaces } from '#app/reseal.server.ts'

const { ocopCertificates, orders, orderGroups, paymentAttempts, persons, producers, products, refunds, stalls } = schema
const tables = { persons, producers, stalls, products, orders, orderGroups, paymentAttempts, refunds, ocopCertificates, events: schema.events, skillChecks: schema.skillChecks, photos: schema.productPhotos, targets: schema.targets }

let store: Store
const sizes = async () => Object.fromEntries(await Promise.all(Object.entries(tables).map(async ([name, table]) => [name, (await store.read.select({ n: count() }).from(table as typeof persons))[0]!.n] as const)))

beforeAll(async () => {
  store = await openStore(process.env.DATABASE_URL!)
  await seedReference(store)
  expect(await seedDemoInto(store)).toBe(false)
}, 400_000)
afterAll(() => store.close())

describe('the demo', () => {
  it('has a market of a whole country', async () => {
    const open = await store.read.select({ id: stalls.id, provinceCode: stalls.provinceCode }).from(stalls).where(eq(stalls.state, 'open'))
    const provinces = new Set(open.map(({ provinceCode }) => provinceCode))
    expect(open.length).toBeGreaterThanOrEqual(30)
    expect(provinces.size).toBeGreaterThanOrEqual(8)
    expect([...provinces]).toEqual(expect.arrayContaining(['19', '96', '92', '86']))
    const published = await store.read.select({ n: count() }).from(products).innerJoin(stalls, eq(stalls.id, products.stallId)).where(and(eq(products.state, 'published'), eq(stalls.state, 'open')))
    expect(published[0]!.n).toBe(80)
  })

  it('has sixty orders in every state that lasts', async () => {
    const rows = await store.read.select({ status: orders.status, n: count() }).from(orders).groupBy(orders.status)
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(60)
    expect(rows.map(({ status }) => status).sort()).toEqual(['awaiting_payment', 'cancelled', 'completed', 'confirmed', 'delivered', 'handed_over', 'packed', 'placed', 'returned', 'returning'])
    expect((await store.read.select({ n: count() }).from(orders).where(eq(orders.cod, true)))[0]!.n).toBeGreaterThan(1)
  })

  it('happened before its day began, within 120 days for orders', async () => {
    const { today, at } = calendarOf(DEMO_DAY)
    const late = await store.read.select({ n: count() }).from(schema.events).where(lt(schema.events.at, today))
    expect(late[0]!.n).toBe((await sizes()).events)
    const [first] = await store.read.select({ at: min(orders.createdAt) }).from(orders)
    expect(first!.at!.getTime()).toBeGreaterThan(at(120, '00:00').getTime())
  })

  it('puts the unanswered order of Tân Cương before its officer', async () => {
    const waiting = await unansweredIn(store.read, calendarOf(DEMO_DAY).at(0, '08:00'), ['19/05503'])
    expect(waiting.length).toBeGreaterThan(0)
  })

  it('sold nothing it did not have and nothing unpaid', async () => {
    expect((await store.read.select({ least: min(products.stock) }).from(products))[0]!.least).toBeGreaterThanOrEqual(0)
    const paid = await store.read.select({ id: orderGroups.id }).from(orderGroups).where(isNotNull(orderGroups.paidAt))
    const attempts = await store.read.select({ groupId: paymentAttempts.groupId, amount: paymentAttempts.amount, total: orderGroups.total }).from(paymentAttempts).innerJoin(orderGroups, eq(orderGroups.id, paymentAttempts.groupId)).where(eq(paymentAttempts.state, 'paid'))
    expect(new Set(attempts.map(({ groupId }) => groupId))).toEqual(new Set(paid.map(({ id }) => id)))
    expect(attempts.every(({ amount, total }) => amount === total)).toBe(true)
    const onTheirWay = await store.read.select({ method: orderGroups.method, paidAt: orderGroups.paidAt, status: orders.status }).from(orders).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
    expect(onTheirWay.every(({ method, paidAt, status }) => method === 'cod' || paidAt !== null || status === 'cancelled' || (method === 'vietqr' && status === 'awaiting_payment'))).toBe(true)
  })

  it('keeps books that agree, with work left for the people at the collector', async () => {
    expect((await checkBooks(store)).findings).toEqual([])
    const [tasks] = await store.read.select({ n: count() }).from(schema.moneyTasks).where(isNull(schema.moneyTasks.closedAt))
    expect(tasks!.n).toBeGreaterThan(1)
    expect(await store.read.select({ state: schema.payoutBatches.state }).from(schema.payoutBatches).where(eq(schema.payoutBatches.state, 'drafted'))).toHaveLength(1)
    expect(await store.read.select({ state: schema.complaints.state }).from(schema.complaints)).toEqual([{ state: 'open' }])
    expect((await store.read.select({ n: count() }).from(schema.ledgerPeriods).where(eq(schema.ledgerPeriods.state, 'closed')))[0]!.n).toBeGreaterThan(2)
  })

  it('keeps sealed text only where a change of the key finds it', async () => {
    const places = sealedPlaces().map(({ name }) => name)
    expect([...(await sealedTexts(store)).keys()].filter((name) => !places.includes(name))).toEqual([])
  })

  it('gave the money of ended orders back', async () => {
    expect(await store.read.select({ state: refunds.state, n: count() }).from(refunds).groupBy(refunds.state)).toEqual([{ state: 'done', n: expect.any(Number) as number }])
  })

  it('shows lapsed certificates as history and marks days that are assumed', async () => {
    const papers = await store.read.select().from(ocopCertificates)
    expect(papers.length).toBeGreaterThan(45)
    expect(papers.every(({ number, verifiedBy, typedBy }) => number.startsWith('DEMO-') && verifiedBy !== null && verifiedBy !== typedBy)).toBe(true)
    expect(papers.some(({ expiresOn }) => expiresOn < DEMO_DAY)).toBe(true)
    expect(papers.every(({ issuedOn, illustrative }) => illustrative === issuedOn.endsWith('-07-01'))).toBe(true)
  })

  it('has people at every stage', async () => {
    const rows = await store.read.select({ state: stalls.state, n: count() }).from(stalls).groupBy(stalls.state)
    expect(rows.map(({ state }) => state).sort()).toEqual(['draft', 'open'])
    const without = await store.read.select({ id: producers.id, stall: stalls.id, met: producers.metAt }).from(producers).leftJoin(stalls, eq(stalls.producerId, producers.id))
    expect(without.filter(({ stall, met }) => !stall && met).length).toBeGreaterThan(2)
    expect(without.filter(({ met }) => !met).length).toBeGreaterThan(0)
    const levels = await store.read.selectDistinct({ level: schema.skillChecks.level }).from(schema.skillChecks)
    expect(levels.map(({ level }) => level).sort()).toEqual(['alone', 'not_yet', 'with_help'])
  })

  it('is not seeded twice', async () => {
    const before = await sizes()
    expect(await seedDemoInto(store)).toBe(true)
    expect(await sizes()).toEqual(before)
  })
})
