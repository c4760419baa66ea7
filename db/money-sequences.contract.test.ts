import { and, count, eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, HOUR, localDay, MINUTE, plus } from '#app/lib/time.ts'
import { choosePayment } from '#app/modules/checkout/choose-payment.server.ts'
import { answerIpn } from '#app/modules/orders/answer-ipn.server.ts'
import { assignTransfer } from '#app/modules/orders/assign-transfer.server.ts'
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
import { takeBankTransactions } from '#app/modules/orders/take-bank-transactions.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { returnTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { candidatesOf } from '#app/modules/payments/payouts/candidates.server.ts'
import { approveBatch, refuseBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { confirmRefund, proposeRefund, sendBackRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { decideComplaint, withdrawComplaint } from '#app/modules/support/decide-complaint.server.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import type { Store } from './client.server.ts'
import { products, stockHolds } from './schema/catalog.ts'
import { orderLines, orders } from './schema/orders.ts'
import { bankTransactions, journalLines, payoutBatches, payouts, refunds } from './schema/payments.ts'
import { complaints } from './schema/support.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from './testing.ts'
import { faultsOf } from './testing/books.ts'
import { vietcombankCsv, type Movement } from './testing/bank.ts'
import { aMarket, aPurchase, HOLDER, purchaseOf, type Bought, type Market } from './testing/market.ts'
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

/** paidOut: what the bank did with each pay-out; undefined: it has not looked yet. */
type Story = { market: Market; codes: string[]; messages: URLSearchParams[]; credits: Movement[]; imported: number; paidOut: Map<string, 'paid' | 'returned'> }
/** Which of all groups, orders, goods and messages is meant is found by remainder, so that a shrunken story still means something. */
type Act = { name: keyof typeof acts; which: number; other: number; many: number; minutes: number }

const acts = {
  async place({ market, codes }: Story, { which, other, many }: Act) {
    const stalls = market.sellers.filter((_seller, at) => at <= which % STALLS)
    const basket = stalls.flatMap(({ goods }, at) => goods.filter((_one, n) => n === 0 || (other + at) % 2 === 0)).map((goods) => [goods, many] as const)
    codes.push((await aPurchase(ctx, { basket, pay: (['vnpay', 'VNPAYQR', 'vietqr', 'cod'] as const)[other % 4]! })).code)
  },
  /** Many stories in one act, so that enough of them get far: bought and paid. */
  async buy(story: Story, act: Act) {
    await acts.place(story, { ...act, other: act.other - (act.other % 4) })
    const { attempts: [attempt] } = await purchaseOf(ctx, story.codes.at(-1)!)
    const message = gateway.pay(attempt!, 'paid')!
    story.messages.push(message)
    await answered(message, ['00'])
  },
  /** … and every parcel of it delivered. */
  async buyAndSend(story: Story, act: Act) {
    await acts.buy(story, act)
    const { orders: own } = await purchaseOf(ctx, story.codes.at(-1)!)
    for (const at of own.keys()) await acts.wholeWay(story, { ...act, which: story.codes.length - 1, other: at })
  },
  /** … and taken by the buyer as good. */
  async buyAndKeep(story: Story, act: Act) {
    await acts.buyAndSend(story, act)
    const { orders: own } = await purchaseOf(ctx, story.codes.at(-1)!)
    for (const { code } of own) await confirmReceipt(ctx, { code, granted: true })
  },
  /** The buyer at the gateway; its message is delivered by other acts. */
  async pay(story: Story, { which, other }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts.filter(({ method }) => method === 'vnpay'), other)
    const message = attempt && gateway.pay(attempt, 'paid')
    if (message) story.messages.push(message)
  },
  async fail(story: Story, { which, other }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts.filter(({ method }) => method === 'vnpay'), other)
    const message = attempt && gateway.pay(attempt, 'failed')
    if (message) story.messages.push(message)
  },
  tryAnotherWay: async (story: Story, { which, other }: Act) =>
    choosePayment(ctx, { groupCode: pick(story.codes, which)!, choice: (['VNBANK', 'vietqr', 'vnpay', 'vietqr'] as const)[other % 4]!, ip: '203.113.131.1' }),
  /** Money arrives on the collector's account: exact, a little more, without a code, or the same again. The bank tells of it by and by. */
  async transfer(story: Story, { which, other, many }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts.filter(({ method }) => method === 'vietqr'), other)
    if (!attempt) return
    const wrong = other % 5 === 3 ? many : 0
    story.credits.push({ reference: `FT${story.credits.length + 1}`, amount: attempt.amount + wrong, description: other % 5 === 4 ? 'tra tien hang' : `MBVCB 7788 ${attempt.txnRef} chuyen tien` })
  },
  readStatement: (story: Story) => readStatement(story),
  async assign({ market, codes }: Story, { which, other }: Act) {
    const row = pick(await waitingTransfers(market), other)
    if (row) await assignTransfer(ctx.as(market.bank.maker), { transactionId: row.id, code: pick(codes, which)!, note: 'found' })
  },
  async sendBack({ market }: Story, { other }: Act) {
    const row = pick(await waitingTransfers(market), other)
    if (row) await returnTransfer(ctx.as(market.bank.maker), { transactionId: row.id, note: 'not ours' })
  },
  /** One message, any of those ever sent: repeated and out of order. */
  hear: async ({ messages }: Story, { which }: Act) => answered(pick(messages, which), ['00', '02']),
  hearTwiceAtOnce: async ({ messages }: Story, { which }: Act) => Promise.all([1, 2, 3].map(() => answered(pick(messages, which), ['00', '02']))),
  hearAll: async ({ messages }: Story, { which }: Act) => Promise.all((which % 2 ? messages : [...messages].reverse()).map((message) => answered(message, ['00', '02']))),
  async hearLies(story: Story, { which, other }: Act) {
    const attempt = pick((await groupOf(story, which)).attempts.filter(({ method }) => method === 'vnpay'), other)
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
  async complain({ market }: Story, { which, other, many }: Act) {
    const order = pick(await arrived(market), other)
    if (!order) return
    const lines = await store.read.select().from(orderLines).where(eq(orderLines.orderId, order.id)).orderBy(orderLines.productId)
    const kind = (['damaged', 'wrong', 'missing', 'other'] as const)[which % 4]!
    await openComplaint(ctx, { code: order.code, productIds: lines.slice(0, many).map(({ productId }) => productId), kind, words: 'hong', as: 'buyer', granted: true })
  },
  async decide({ market }: Story, { which, other, many }: Act) {
    const orderIds = (await arrived(market)).map(({ id }) => id)
    const open = pick(await store.read.select().from(complaints).where(and(inArray(complaints.orderId, orderIds), eq(complaints.state, 'open'))).orderBy(complaints.id), other)
    if (!open) return
    const lines = (await store.read.select().from(orderLines).where(eq(orderLines.orderId, open.orderId)).orderBy(orderLines.productId)).slice(0, 1 + (which % 2))
    const intent = which % 3 === 0 ? 'refuse' : 'refund'
    await decideComplaint(ctx.as(market.bank.checker), { id: open.id, intent, lines: lines.map(({ productId }) => ({ productId, quantity: Math.min(many, 2) })), shipping: which % 4 === 1, answer: 'da xem' })
  },
  withdraw: onOrder(async ({ order, code }) => {
    const [open] = await store.read.select().from(complaints).where(and(eq(complaints.orderId, order.id), eq(complaints.state, 'open')))
    if (open) await withdrawComplaint(ctx, { id: open.id, code, granted: true })
  }),
  /** A transfer back to a buyer, by two people. */
  async refundByHand({ market }: Story, { which }: Act) {
    const refund = pick(await store.read.select().from(refunds).where(and(eq(refunds.collectorId, market.collectorId), inArray(refunds.state, ['transfer_due', 'transfer_proposed']))).orderBy(refunds.id), which)
    if (!refund) return
    const [maker, checker] = [{ ...ctx, actor: market.bank.maker }, { ...ctx, actor: market.bank.checker }]
    if (refund.state === 'transfer_due') await proposeRefund(maker, { id: refund.id, bankReference: 'FT', payee: { bankCode: 'VCB', number: '0071001234567', name: HOLDER } })
    else await (which % 4 === 3 ? sendBackRefund(checker, { id: refund.id }) : confirmRefund(checker, { id: refund.id }))
  },
  async makeBatch({ market }: Story) {
    const { rows } = await candidatesOf(store.read, ctx.now(), { collectorId: market.collectorId })
    const producerIds = rows.filter(({ amount }) => amount > 0).map(({ producerId }) => producerId)
    await makeBatch(ctx.as(market.bank.maker), { collectorId: market.collectorId, producerIds, layout: 'vietcombank' })
  },
  async checkBatch({ market }: Story, { which, other }: Act) {
    const batch = pick(await store.read.select().from(payoutBatches).where(eq(payoutBatches.collectorId, market.collectorId)), which)
    if (batch) await (other % 6 === 5 ? refuseBatch(ctx.as(market.bank.checker), { code: batch.code, note: 'wrong' }) : approveBatch(ctx.as(market.bank.checker), { code: batch.code }))
  },
  bankAnswers: (story: Story, { which, other }: Act) => bankAnswers(story, which % 4, other % 3 === 2),
  gatewayDecides: async () => gateway.decide(),
  gatewayMood: async (_story: Story, { which }: Act) => gateway.setMood((['takes', 'down', 'takes', 'takes'] as const)[which % 4]!),
  wait: async (_story: Story, { minutes }: Act) => ctx.setClock(plus(ctx.now(), minutes * MINUTE)),
  sweep: async (_story: Story, { which }: Act) => sweeps[which % sweeps.length]!(ctx),
  sweepAll: () => sweepAll(),
  sweepTwiceAtOnce: () => Promise.all([sweepAll(), sweepAll()]),
}

const arrived = ({ sellers }: Market) =>
  store.read.select().from(orders).where(and(inArray(orders.producerId, sellers.map(({ producer }) => producer.id)), inArray(orders.status, ['delivered', 'completed']))).orderBy(orders.id)
const waitingTransfers = ({ collectorId }: Market) => store.read.select().from(bankTransactions).where(and(eq(bankTransactions.collectorId, collectorId), eq(bankTransactions.state, 'task'))).orderBy(bankTransactions.id)

/** Every movement there ever was, the known ones again. */
async function readStatement(story: Story) {
  if (story.credits.length === 0) return
  const text = vietcombankCsv(story.credits, { day: localDay(ctx.now()) })
  const { market } = story
  const answer = await importStatement(ctx.as(market.bank.maker), { accountId: market.bank.accountId, fileName: 'sao-ke.csv', bytes: new TextEncoder().encode(text), layout: 'vietcombank' })
  expect(['taken', 'known']).toContain(answer.outcome)
  story.imported = story.credits.length
}

/** The bank has looked at what was sent: paid, sent back, or first one and then the other; it may tell it all again. */
async function bankAnswers({ market, paidOut }: Story, how: number, again: boolean) {
  const sent = await store.read.select().from(payouts).where(and(eq(payouts.collectorId, market.collectorId), inArray(payouts.state, again ? ['sent', 'paid', 'returned'] : ['sent'])))
  for (const [status, outcome] of how === 0 ? ([['Trả lại', 'returned']] as const) : how === 1 ? ([['Thành công', 'paid'], ['Trả lại', 'returned']] as const) : ([['Thành công', 'paid']] as const)) {
    const told = sent.filter(({ id }) => outcome === 'returned' || paidOut.get(id) !== 'returned')
    if (told.length === 0) continue
    for (const { id } of told) paidOut.set(id, outcome)
    const rows = told.map(({ code, amount }, at) => `${at + 1},CHO LANG ${payoutText(code)},${amount},${HOLDER},${status},,FT${at}`)
    const text = [`Lần ${++answers}`, 'STT,Nội dung,Số tiền,Tên người hưởng,Trạng thái,Lý do,Số tham chiếu', ...rows].join('\r\n')
    expect(await importResult(ctx.as(market.bank.maker), { collectorId: market.collectorId, fileName: 'ket-qua.csv', bytes: new TextEncoder().encode(text) })).toHaveProperty('taken')
  }
}
let answers = 0

const lookAtTransfers = async (asked: TestContext) => expect((await takeBankTransactions(asked)).failures).toEqual([])
const sweeps = [expireHolds, sweepAttempts, cancelUnanswered, completeDelivered, sendRefunds, lookAtTransfers]
async function sweepAll() {
  for (const one of sweeps) await one(ctx)
}

const pick = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % Math.max(1, items.length)]
const groupOf = ({ codes }: Story, which: number): Promise<Bought> => purchaseOf(ctx, pick(codes, which)!)

type Ordered = { code: string; seller: TestContext; order: Bought['orders'][number]; market: Market }
function onOrder(work: (ordered: Ordered, act: Act) => Promise<unknown>) {
  return async (story: Story, act: Act) => {
    const { which, other } = act
    const group = await groupOf(story, which)
    const order = pick(group.orders, other)!
    const { producer } = story.market.sellers.find(({ producer: { id } }) => id === order.producerId)!
    return work({ code: order.code, seller: ctx.as(producer.actor, producer.member), order, market: story.market }, act)
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

const often: Act['name'][] = [
  ...(['place', 'pay', 'hear', 'hearAll', 'sweepAll', 'wait', 'gatewayDecides', 'buy', 'buyAndSend', 'buyAndSend', 'buyAndKeep', 'buyAndKeep'] as const),
  ...(['transfer', 'readStatement', 'complain', 'complain', 'decide', 'decide', 'makeBatch', 'makeBatch', 'checkBatch', 'checkBatch', 'bankAnswers', 'refundByHand', 'refundByHand'] as const),
]
const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(...(Object.keys(acts) as Act['name'][]), ...often),
  which: fc.nat(11),
  other: fc.nat(11),
  many: fc.integer({ min: 1, max: 3 }),
  minutes: fc.constantFrom(1, 1, 14, 16, 25, 600, 4_400),
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
      const story: Story = { market: await aMarket(ctx, { collectorId: `thu-ho-${++sequences}`, stalls: STALLS, goods: 2, stock: 60, rules: { commission: 250, vat: 100, pit: 50 } }), codes: [], messages: [], credits: [], imported: 0, paidOut: new Map() }
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
  console.info(`${sequences} sequences, ${steps} steps: ${JSON.stringify(await whatHappened())}`)
})

async function whatHappened() {
  const counted = async (table: typeof orders | typeof refunds | typeof payouts | typeof bankTransactions | typeof complaints) =>
    Object.fromEntries((await store.read.select({ state: table === orders ? orders.status : (table as typeof refunds).state, n: count() }).from(table as typeof refunds).groupBy(sql`1`)).map(({ state, n }) => [state, n]))
  return { orders: await counted(orders), refunds: await counted(refunds), payouts: await counted(payouts), transfers: await counted(bankTransactions), complaints: await counted(complaints) }
}

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
  await readStatement(story)
  await bankAnswers(story, 2, false)
  for (let round = 0; round < 24; round++) {
    await sweepAll()
    gateway.decide()
    ctx.setClock(plus(ctx.now(), round < 4 ? HOUR : round < 12 ? DAY : 13 * HOUR))
  }
}

/** Then the books agree with what gateway and bank know, which nobody in the shop could read. */
async function expectAtRest({ market, credits, paidOut }: Story) {
  const lines = await store.read.select().from(journalLines).where(eq(journalLines.collectorId, market.collectorId))
  const balance = (account: string) => lines.filter((line) => line.account === account).reduce((total, { amount }) => total + amount, 0)
  const own = await store.read.select().from(refunds).where(eq(refunds.collectorId, market.collectorId))
  const byHand = own.filter(({ state }) => state === 'transfer_due' || state === 'transfer_proposed').reduce((total, { amount }) => total + amount, 0)
  const gone = (await store.read.select().from(payouts).where(eq(payouts.collectorId, market.collectorId))).reduce((total, { id, amount }) => total + (paidOut.get(id) === 'paid' ? amount : 0), 0)
  const sentBack = own.filter(({ channel, state }) => channel === 'transfer' && state === 'done').reduce((total, { amount }) => total + amount, 0)
  const atBank = credits.reduce((total, { amount }) => total + amount, 0) - gone - sentBack
  const waiting = own.filter(({ state }) => state === 'requested' || state === 'sent').map(({ id, state }) => ({ id, state }))
  expect({ atGateway: balance('1311'), atBank: balance('112'), owed: 0 - balance('3389'), underWay: 0 - balance('3388'), waiting }).toEqual({ atGateway: gateway.lies(), atBank, owed: byHand, underWay: 0, waiting: [] })
}
