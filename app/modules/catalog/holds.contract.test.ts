import { and, eq, ne } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { catalogState, products, stockHolds, stockMovements } from '#db/schema/catalog.ts'
import { aProduct, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { DomainError } from '#app/lib/errors.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { releaseHolds } from './release-holds.server.ts'
import { returnToStock } from './return-to-stock.server.ts'
import { sellHolds } from './sell-holds.server.ts'
import { takeHolds } from './take-holds.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

const until = () => plus(ctx.now(), 15 * MINUTE)
const hold = (groupId: string, ...lines: [string, number][]) => store.write((tx) => takeHolds(tx, ctx, { groupId, lines: lines.map(([productId, quantity]) => ({ productId, quantity })), until: until() }))
const sell = (groupId: string) => store.write((tx) => sellHolds(tx, ctx, { groupId }))
const release = (groupId: string, productIds?: string[]) => store.write((tx) => releaseHolds(tx, ctx, { groupId, productIds }))
const giveBack = (groupId: string) => store.write((tx) => returnToStock(tx, ctx, { groupId }))
const productOf = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!
const movementsOf = async (id: string) => (await store.read.select().from(stockMovements).where(and(eq(stockMovements.productId, id), ne(stockMovements.reason, 'listed')))).map(({ delta, reason }) => `${reason} ${delta}`)
const catalogVersion = async () => (await store.read.select().from(catalogState))[0]?.version ?? 0

it('sells ten units to fifty buyers at once: ten hold, forty are told what is left', async () => {
  const { id } = await aProduct(ctx, { stock: 10 })
  const tries = await Promise.allSettled(Array.from({ length: 50 }, (_, at) => hold(`race-${at}`, [id, 1])))
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  expect(refused).toHaveLength(40)
  for (const error of refused) {
    expect(error).toBeInstanceOf(DomainError)
    expect(error).toMatchObject({ kind: 'conflict', code: 'catalog.onlyLeft', params: { productId: id, left: 0 } })
  }
  expect((await productOf(id)).stock).toBe(0)
  expect(await store.read.select().from(stockHolds).where(and(eq(stockHolds.productId, id), eq(stockHolds.state, 'held')))).toHaveLength(10)
})

it('never takes too much when baskets cross each other', async () => {
  const [a, b] = [await aProduct(ctx, { stock: 12 }), await aProduct(ctx, { stock: 12 })]
  const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => (at % 2 ? hold(`cross-${at}`, [a.id, 1], [b.id, 2]) : hold(`cross-${at}`, [b.id, 2], [a.id, 1]))))
  const held = tries.filter(({ status }) => status === 'fulfilled').length
  expect(held).toBe(6)
  expect((await productOf(a.id)).stock).toBe(6)
  expect((await productOf(b.id)).stock).toBe(0)
})

it('holds all lines or none', async () => {
  const [plenty, few] = [await aProduct(ctx, { stock: 9 }), await aProduct(ctx, { stock: 1 })]
  await expect(hold('all-or-none', [plenty.id, 2], [few.id, 2])).rejects.toMatchObject({ params: { productId: few.id, left: 1 } })
  expect((await productOf(plenty.id)).stock).toBe(9)
  expect(await movementsOf(plenty.id)).toEqual([])
})

it('takes nothing twice when it is repeated', async () => {
  const { id } = await aProduct(ctx, { stock: 5 })
  await hold('twice', [id, 2])
  await hold('twice', [id, 2])
  expect((await productOf(id)).stock).toBe(3)
})

it('refuses goods that are not on sale', async () => {
  const { id } = await aProduct(ctx, { state: 'paused' })
  await expect(hold('paused', [id, 1])).rejects.toMatchObject({ params: { left: 0 } })
})

it('turns holds into sales once', async () => {
  const { id } = await aProduct(ctx)
  await hold('sale', [id, 3])
  expect(await Promise.all([sell('sale'), sell('sale')])).toEqual(expect.arrayContaining(['sold', 'already']))
  expect(await release('sale')).toBe(false)
  expect((await productOf(id)).stock).toBe(7)
})

it('puts unpaid goods back once, and a late payment sees it', async () => {
  const { id } = await aProduct(ctx)
  await hold('late', [id, 3])
  await Promise.all([release('late'), release('late')])
  expect((await productOf(id)).stock).toBe(10)
  expect(await sell('late')).toBe('released')
  await hold('late', [id, 3])
  expect(await sell('late')).toBe('sold')
  expect(await movementsOf(id)).toEqual(['held -3', 'released 3', 'held -3'])
})

it('either sells or releases when both come at once', async () => {
  const { id } = await aProduct(ctx)
  for (let at = 0; at < 10; at++) {
    await hold(`both-${at}`, [id, 1])
    const [sold, released] = await Promise.all([sell(`both-${at}`), release(`both-${at}`)])
    expect(sold === 'sold').toBe(!released)
    if (!released) await giveBack(`both-${at}`)
  }
  expect((await productOf(id)).stock).toBe(10)
})

it('returns sold goods once', async () => {
  const { id } = await aProduct(ctx)
  await hold('back', [id, 4])
  await sell('back')
  expect(await Promise.all([giveBack('back'), giveBack('back')])).toEqual(expect.arrayContaining([true, false]))
  expect((await productOf(id)).stock).toBe(10)
})

it('releases one order of a group and leaves the other', async () => {
  const [a, b] = [await aProduct(ctx), await aProduct(ctx)]
  await hold('part', [a.id, 1], [b.id, 1])
  await release('part', [a.id])
  expect([(await productOf(a.id)).stock, (await productOf(b.id)).stock]).toEqual([10, 9])
})

it('tells the lists only when a card changes, and the page when its words do', async () => {
  const product = await aProduct(ctx, { stock: 20 })
  const before = await catalogVersion()
  await hold('many', [product.id, 2])
  expect((await productOf(product.id)).version).toBe(1)
  await hold('most', [product.id, 14])
  expect((await productOf(product.id)).version).toBe(2)
  expect(await catalogVersion()).toBe(before)
  await hold('last', [product.id, 4])
  expect(await catalogVersion()).toBe(before + 1)
  expect((await productOf(product.id)).rank).toBeLessThan(1_000_000)
  await release('last')
  expect(await catalogVersion()).toBe(before + 2)
  expect((await productOf(product.id)).rank).toBeGreaterThan(1_000_000)
})
