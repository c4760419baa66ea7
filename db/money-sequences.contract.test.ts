import { and, count, eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import type { Store } from './client.server.ts'
import { products, stockHolds } from './schema/catalog.ts'
import { orderGroups, orders } from './schema/orders.ts'
import { bankTransactions, carrierBills, codRemittances, gatewaySettlements, journalEntries, journalLines, payouts, refunds } from './schema/payments.ts'
import { parcels } from './schema/shipping.ts'
import { complaints } from './schema/support.ts'
import { openTestStore, testContext, type TestContext } from './testing.ts'
import { faultsOf } from './testing/books.ts'
import { trialMerchant } from './testing/gateway.ts'
import { aMarket } from './testing/market.ts'
import { aGatewayOutside } from './testing/outside.ts'
import { runs } from './testing/runs.ts'
import { storyActs, tolerant, type Act, type ActName, type Story } from './testing/story-acts.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let gateway: ReturnType<typeof aGatewayOutside>
let told: Awaited<ReturnType<typeof storyActs>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: MORNING })
  gateway = aGatewayOutside(ctx)
  told = await storyActs(ctx, gateway)
})
afterAll(() => store.close())

/** Acts that carry a story on come more often than those that hinder it. */
const weights: Record<ActName, number> = {
  ...{ place: 2, buy: 2, buyAndSend: 3, buyAndKeep: 3, buyAtTheDoor: 2, pay: 2, fail: 1, tryAnotherWay: 1, transfer: 2, readStatement: 2, assign: 1, sendBack: 1 },
  ...{ hear: 2, hearTwiceAtOnce: 1, hearAll: 2, hearLies: 1, confirm: 1, pack: 1, handOver: 1, deliver: 1, goBack: 1, cameBack: 1, receive: 1, wholeWay: 1 },
  ...{ buyerCancels: 1, sellerCancels: 1, pieceCancelled: 1, complain: 3, decide: 3, withdraw: 1, refundByHand: 3, refundComesBack: 2, makeBatch: 3, checkBatch: 3, bankAnswers: 2 },
  ...{ vnpaySettles: 2, carrierRemits: 2, carrierBills: 2, nameMovements: 1, gatewayDecides: 2, gatewayMood: 1, wait: 2, sweep: 1, sweepAll: 2, sweepTwiceAtOnce: 1 },
}
const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(...(Object.keys(weights) as ActName[]).flatMap((name) => Array<ActName>(weights[name]).fill(name))),
  which: fc.nat(11),
  other: fc.nat(11),
  many: fc.integer({ min: 1, max: 3 }),
  minutes: fc.constantFrom(1, 1, 14, 16, 25, 600, 4_400),
})

const [SEQUENCES, STEPS] = [runs(10, 100), runs(25, 40)]
const seed = process.env.SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.SEED)
const rules = { commission: 250, vat: 100, pit: 50 }
/** The shop's own check goes through the books of every story so far: at each fifth step, and at the end. */
const CHECKED = 5
let sequences = 0

/** Three stalls whose money a collector takes, and one beside them that takes its own. */
async function begin(): Promise<Story> {
  ctx.setClock(MORNING)
  gateway.clear()
  const merchant = trialMerchant(++sequences)
  const market = await aMarket(ctx, { collectorId: `thu-ho-${sequences}`, stalls: 3, goods: 2, stock: 60, rules })
  const own = await aMarket(ctx, { collectorId: `rieng-${sequences}`, settlement: 'direct', stalls: 1, goods: 2, stock: 60, rules, merchant })
  return { market, own, merchant, codes: [], messages: [], credits: [], files: 0, told: [], remitted: new Set(), billed: new Set(), paidOut: new Map(), ownIn: new Map(), ownBack: 0 }
}

it(`whatever happens, in whatever order and however often: after each step every đồng is where the facts say, and every piece (${SEQUENCES} × ${STEPS})`, { timeout: 3_600_000 }, async () => {
  console.info(`sequences of money: SEED=${seed}`)
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: STEPS, maxLength: STEPS }), async (plan) => {
      const story = await begin()
      await told.acts.place(story, { which: 1, other: 0, many: 2, minutes: 0 })
      for (const [at, step] of plan.entries()) {
        steps++
        await tolerant(Promise.resolve(told.acts[step.name](story, step)))
        expect({ at, step: step.name, faults: await faultsEverywhere(story) }).toEqual({ at, step: step.name, faults: [] })
        if (at % CHECKED === 0) expect({ at, step: step.name, findings: (await checkBooks(store)).findings }).toEqual({ at, step: step.name, findings: [] })
      }
      await told.comeToRest(story)
      await expectAtRest(story)
      expect((await checkBooks(store)).findings).toEqual([])
    }),
    { numRuns: SEQUENCES, seed, endOnFailure: SEQUENCES > 50 },
  )
  console.info(`${sequences} sequences, ${steps} steps: ${JSON.stringify(await whatHappened())}`)
})

async function whatHappened() {
  const tables = { orders, refunds, payouts, transfers: bankTransactions, complaints, settlements: gatewaySettlements, remittances: codRemittances, bills: carrierBills }
  const counted = async (table: (typeof tables)[keyof typeof tables]) =>
    Object.fromEntries((await store.read.select({ state: table === orders ? orders.status : (table as typeof refunds).state, n: count() }).from(table as typeof refunds).groupBy(sql`1`)).map(({ state, n }) => [state, n]))
  return Object.fromEntries(await Promise.all(Object.entries(tables).map(async ([name, table]) => [name, await counted(table)] as const)))
}

async function faultsEverywhere({ market, own }: Story): Promise<string[]> {
  const faults = [...(await faultsOf(store, market.collectorId)), ...(await faultsOf(store, own.collectorId))]
  for (const { id, stock } of [...market.goods, ...own.goods]) {
    const [shelf] = await store.read.select({ left: products.stock }).from(products).where(eq(products.id, id))
    const kept = (await store.read.select().from(stockHolds).where(eq(stockHolds.productId, id))).reduce((total, { quantity, state }) => total + (state === 'released' ? 0 : quantity), 0)
    if (shelf!.left + kept !== stock) faults.push(`${stock} pieces came to the shelf, ${shelf!.left} lie there and ${kept} are kept or sold`)
  }
  return faults
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** Then the books agree with what gateway, bank and carrier know, which nobody in the shop could read; and what they have cleared is nought. */
async function expectAtRest(story: Story) {
  const { market, own, merchant, credits, paidOut } = story
  const lines = await store.read.select({ account: journalLines.account, amount: journalLines.amount, collectorId: journalLines.collectorId, type: journalEntries.type }).from(journalLines).innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
  const balance = (account: string) => sum(lines.filter((line) => line.collectorId === market.collectorId && line.account === account).map(({ amount }) => amount))
  const back = await store.read.select().from(refunds).where(eq(refunds.collectorId, market.collectorId))
  const byHand = sum(back.filter(({ state }) => state === 'transfer_due' || state === 'transfer_proposed').map(({ amount }) => amount))
  const gone = sum((await store.read.select().from(payouts).where(eq(payouts.collectorId, market.collectorId))).map(({ id, amount }) => (paidOut.get(id) === 'paid' ? amount : 0)))
  const sentBack = sum(back.filter(({ channel }) => channel === 'transfer').map(({ amount, state, sentBack: times }) => amount * (times + (state === 'done' ? 1 : 0))))
  const atBank = sum(credits.map(({ amount }) => amount)) - gone - sentBack
  const waiting = back.filter(({ state }) => state === 'requested' || state === 'sent').map(({ id, state }) => ({ id, state }))
  expect({ atBank: balance('112'), owed: 0 - balance('3389'), underWay: 0 - balance('3388'), waiting }).toEqual({ atBank, owed: byHand, underWay: 0, waiting: [] })

  const told = sum(story.told.map(({ kind, amount }) => (kind === 'Thanh toán' ? amount : -amount)))
  const { cash, carriage } = await withoutParcel(market.collectorId)
  expect({ told, gateway: [balance('1311'), balance('1312')], carrier: [balance('1313') - cash, balance('1314'), balance('3311') + carriage] }).toEqual({ told: gateway.took(), gateway: [0, 0], carrier: [0, 0, 0] })

  for (const table of [gatewaySettlements, codRemittances, carrierBills]) expect(await store.read.select().from(table).where(and(eq(table.collectorId, market.collectorId), inArray(table.state, ['announced', 'booked'])))).toEqual([])

  const onOwnAccount = sum(lines.filter((line) => line.collectorId === own.collectorId && line.account === '1388' && ['payment_received', 'payment_excess', 'refund_paid'].includes(line.type)).map(({ amount }) => amount))
  expect(onOwnAccount).toBe(gateway.took(merchant) + sum([...story.ownIn.values()]) - story.ownBack)
}

/** A clerk may hand over what no stall gave a parcel's code: no carrier lists it, and it waits for an entry by hand. */
async function withoutParcel(collectorId: string) {
  const all = await store.read.select({ order: orders, parcel: parcels.id }).from(orders).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId)).leftJoin(parcels, eq(parcels.orderId, orders.id)).where(eq(orderGroups.collectorId, collectorId))
  const ended = all.filter(({ order, parcel }) => parcel === null && (order.deliveredAt !== null || order.status === 'returned')).map(({ order }) => order)
  let cash = 0
  for (const { id, total, goodsOff, shippingOff } of ended.filter(({ cod, deliveredAt }) => cod && deliveredAt !== null))
    cash += total - goodsOff - shippingOff + sum((await store.read.select({ amount: refunds.amount }).from(refunds).where(eq(refunds.orderId, id))).map(({ amount }) => amount))
  return { cash, carriage: sum(ended.map(({ shippingFee }) => shippingFee)) }
}
