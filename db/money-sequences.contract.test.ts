import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { answerIpn } from '#app/modules/orders/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { cancelUnanswered } from '#app/modules/orders/cancel-unanswered.server.ts'
import { checkBooks } from '#app/modules/orders/check-books.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { sweepAttempts } from '#app/modules/orders/sweep-attempts.server.ts'
import { openAttempt } from '#app/modules/payments/open-attempt.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import type { Store } from './client.server.ts'
import { products, stockHolds } from './schema/catalog.ts'
import { journalLines, refunds } from './schema/payments.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from './testing.ts'
import { faultsOf } from './testing/books.ts'
import { aMarket, aPurchase, purchaseOf, type Bought, type Market } from './testing/market.ts'
import { aGatewayOutside, messageAbout } from './testing/outside.ts'
import { runs } from './testing/runs.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
const STALLS = 3
let store: Store
let ctx: TestContext
let clerk: TestContext
let gateway: ReturnType<typeof aGatewayOutside>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: MORNING })
  gateway = aGatewayOutside(ctx)
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
})
afterAll(() => store.close())

type Story = { market: Market; codes: string[]; messages: URLSearchParams[] }
/** Which of all groups, orders, goods and messages is meant is found by remainder, so that a shrunken story still means something. */
type Act = { name: keyof typeof acts; which: number; other: number; many: number; minutes: number }

const acts = {
  async place({ market, codes }: Story, { which, other, many }: Act) {
    const stalls = market.sellers.filter((_seller, at) => at <= which % STALLS)
    const basket = stalls.flatMap(({ goods }, at) => goods.filter((_one, n) => n === 0 || (other + at) % 2 === 0)).map((goods) => [goods, many] as const)
    codes.push((await aPurchase(ctx, { basket, pay: (['vnpay', 'VNPAYQR', 'vnpay', 'cod'] as const)[other % 4]! })).code)
  },
  /** The buyer at the gateway; its message is delivered by other acts. */
  async pay(story: Story, { which, other }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts, other)
    const message = attempt && gateway.pay(attempt, 'paid')
    if (message) story.messages.push(message)
  },
  async fail(story: Story, { which, other }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts, other)
    const message = attempt && gateway.pay(attempt, 'failed')
    if (message) story.messages.push(message)
  },
  async tryAnotherWay(story: Story, { which, other }: Act) {
    const { id, total, code, holdUntil, collectorId } = await groupOf(story, which)
    if (!holdUntil) return
    await store.write((tx) => openAttempt(tx, ctx, { groupId: id, collectorId, amount: total, groupCode: code, expiresAt: holdUntil, bankChoice: (['VNBANK', 'INTCARD', null] as const)[other % 3]! }))
  },
  /** One message, any of those ever sent: repeated and out of order. */
  hear: async ({ messages }: Story, { which }: Act) => answered(pick(messages, which), ['00', '02']),
  hearTwiceAtOnce: async ({ messages }: Story, { which }: Act) => Promise.all([1, 2, 3].map(() => answered(pick(messages, which), ['00', '02']))),
  hearAll: async ({ messages }: Story, { which }: Act) => Promise.all((which % 2 ? messages : [...messages].reverse()).map((message) => answered(message, ['00', '02']))),
  async hearLies(story: Story, { which, other }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts, other)
    if (!attempt) return
    await answered(messageAbout(attempt.txnRef, attempt.amount + 1_000, 'paid'), ['04'])
    await answered(messageAbout(`${attempt.txnRef}0`, attempt.amount, 'paid'), ['01'])
    const forged = messageAbout(attempt.txnRef, attempt.amount, 'paid')
    forged.set('vnp_TransactionNo', '2')
    await answered(forged, ['97'])
  },
  confirm: onOrder(({ seller, code }) => confirmOrder(seller, { code })),
  pack: onOrder(({ seller, code }) => packOrder(seller, { code })),
  handOver: onOrder(({ seller, code }) => handOver(seller, { code, carrier: 'vnpost', trackingCode: `T${code}` })),
  deliver: onOrder(({ code }) => recordDelivery(clerk, { code, source: 'post_clerk' })),
  goBack: onOrder(({ code }) => recordReturn(clerk, { code, source: 'post_clerk', to: 'returning' })),
  cameBack: onOrder(({ code }) => recordReturn(clerk, { code, source: 'post_clerk', to: 'returned' })),
  receive: onOrder(({ code }) => confirmReceipt(ctx, { code, granted: true })),
  /** A parcel goes its whole way, so that stories reach its end. */
  wholeWay: onOrder(async ({ seller, code }) => {
    await tolerant(confirmOrder(seller, { code }))
    await tolerant(packOrder(seller, { code }))
    await tolerant(handOver(seller, { code, carrier: 'vnpost', trackingCode: `T${code}` }))
    await recordDelivery(clerk, { code, source: 'post_clerk' })
  }),
  buyerCancels: onOrder(({ code }) => cancelOrder(ctx, { code, reason: 'changed_mind', as: 'buyer', granted: true })),
  sellerCancels: onOrder(({ seller, code }) => cancelOrder(seller, { code, reason: 'out_of_stock', as: 'seller' })),
  pieceCancelled: onOrder(({ seller, code, order }, { many, which }) => {
    const line = pick(order.lines, which)!
    return cancelLine(seller, { code, productId: line.productId, quantity: Math.min(many, 2), seen: line.quantity - line.offQuantity, reason: 'other', as: 'seller' })
  }),
  gatewayDecides: async () => gateway.decide(),
  gatewayMood: async (_story: Story, { which }: Act) => gateway.setMood((['takes', 'down', 'takes', 'takes'] as const)[which % 4]!),
  wait: async (_story: Story, { minutes }: Act) => ctx.setClock(plus(ctx.now(), minutes * MINUTE)),
  sweep: async (_story: Story, { which }: Act) => sweeps[which % sweeps.length]!(ctx),
  sweepAll: () => sweepAll(),
  sweepTwiceAtOnce: () => Promise.all([sweepAll(), sweepAll()]),
}

const sweeps = [expireHolds, sweepAttempts, cancelUnanswered, completeDelivered, sendRefunds]
async function sweepAll() {
  for (const one of sweeps) await one(ctx)
}

const pick = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % Math.max(1, items.length)]
const groupOf = ({ codes }: Story, which: number): Promise<Bought> => purchaseOf(ctx, pick(codes, which)!)

type Ordered = { code: string; seller: TestContext; order: Bought['orders'][number]; group: Bought }
function onOrder(work: (ordered: Ordered, act: Act) => Promise<unknown>) {
  return async (story: Story, act: Act) => {
    const { which, other } = act
    const group = await groupOf(story, which)
    const order = pick(group.orders, other)!
    const { producer } = story.market.sellers.find(({ producer: { id } }) => id === order.producerId)!
    return work({ code: order.code, seller: ctx.as(producer.actor, producer.member), order, group }, act)
  }
}

async function answered(message: URLSearchParams | undefined, codes: string[]) {
  if (!message) return
  const { RspCode } = await answerIpn(ctx, message, (error) => expect(error).toBeUndefined())
  expect(codes).toContain(RspCode)
}

/** A refusal in words is an answer like any other. */
const tolerant = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
  })

const often: Act['name'][] = ['place', 'pay', 'pay', 'hear', 'hear', 'hearAll', 'wholeWay', 'sweepAll', 'wait', 'gatewayDecides', 'receive']
const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(...(Object.keys(acts) as Act['name'][]), ...often),
  which: fc.nat(11),
  other: fc.nat(11),
  many: fc.integer({ min: 1, max: 3 }),
  minutes: fc.constantFrom(1, 14, 16, 25, 600, 3_000, 4_400),
})

const [SEQUENCES, STEPS] = [runs(14, 300), runs(25, 40)]
const seed = process.env.SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.SEED)
let sequences = 0

it(`whatever happens, in whatever order and however often: after each step every đồng is where the facts say, and every piece (${SEQUENCES} × ${STEPS})`, { timeout: 3_600_000 }, async () => {
  console.info(`sequences of money: SEED=${seed}`)
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: STEPS, maxLength: STEPS }), async (plan) => {
      ctx.setClock(MORNING)
      gateway.clear()
      const story: Story = { market: await aMarket(ctx, { collectorId: `thu-ho-${++sequences}`, stalls: STALLS, goods: 2, stock: 12 }), codes: [], messages: [] }
      await acts.place(story, { name: 'place', which: 1, other: 0, many: 2, minutes: 0 })
      for (const [at, step] of plan.entries()) {
        steps++
        await tolerant(Promise.resolve(acts[step.name](story, step)))
        expect({ at, step: step.name, faults: await faultsEverywhere(story) }).toEqual({ at, step: step.name, faults: [] })
      }
      expect((await checkBooks(store)).findings).toEqual([])
      await comeToRest(story)
      await expectAtRest(story)
      expect((await checkBooks(store)).findings).toEqual([])
    }),
    { numRuns: SEQUENCES, seed, endOnFailure: SEQUENCES > 50 },
  )
  console.info(`${sequences} sequences, ${steps} steps`)
})

async function faultsEverywhere({ market }: Story): Promise<string[]> {
  const faults = await faultsOf(store, market.collectorId)
  for (const { id, stock } of market.goods) {
    const [shelf] = await store.read.select({ left: products.stock }).from(products).where(eq(products.id, id))
    const kept = (await store.read.select().from(stockHolds).where(eq(stockHolds.productId, id))).reduce((total, { quantity, state }) => total + (state === 'released' ? 0 : quantity), 0)
    if (shelf!.left + kept !== stock) faults.push(`${stock} pieces came to the shelf, ${shelf!.left} lie there and ${kept} are kept or sold`)
  }
  return faults
}

/** Everybody does what is left to do: messages arrive, sweeps run, the gateway decides, days pass. */
async function comeToRest(story: Story) {
  gateway.setMood('takes')
  for (const message of story.messages) await answered(message, ['00', '02'])
  for (let round = 0; round < 24; round++) {
    await sweepAll()
    gateway.decide()
    ctx.setClock(plus(ctx.now(), round < 4 ? HOUR : round < 12 ? DAY : 13 * HOUR))
  }
}

/** Then the books agree with what the gateway knows, which nobody in the shop could read. */
async function expectAtRest({ market }: Story) {
  const lines = await store.read.select().from(journalLines).where(eq(journalLines.collectorId, market.collectorId))
  const balance = (account: string) => lines.filter((line) => line.account === account).reduce((total, { amount }) => total + amount, 0)
  const waiting = await store.read.select().from(refunds).where(inArray(refunds.state, ['requested', 'sent']))
  expect({ atGateway: balance('1311'), owed: balance('3389'), waiting: waiting.map(({ id, state }) => ({ id, state })) }).toEqual({ atGateway: gateway.lies(), owed: 0, waiting: [] })
}
