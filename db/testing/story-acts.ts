import { and, eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { DomainError } from '#app/lib/errors.ts'
import type { Merchant } from '#app/lib/ports.ts'
import { DAY, HOUR, localDay, MINUTE, plus } from '#app/lib/time.ts'
import { choosePayment } from '#app/modules/checkout/choose-payment.server.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/refunding/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { cancelUnanswered } from '#app/modules/orders/cancel-unanswered.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { confirmOwnTransfer } from '#app/modules/orders/settling/confirm-own-transfer.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { sweepAttempts } from '#app/modules/orders/settling/sweep-attempts.server.ts'
import { takeBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { decideComplaint, withdrawComplaint } from '#app/modules/support/decide-complaint.server.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import { orderLines, orders } from '../schema/orders.ts'
import { complaints } from '../schema/support.ts'
import { aStaffMember, type TestContext } from '../testing.ts'
import { clearingFiles, HONEST, type Clearing } from './clearing-files.ts'
import { aBasket, purchaseOf, type Bought, type Market } from './market.ts'
import { messageAbout, type aGatewayOutside } from './outside.ts'
import { officeActs, ownSellerOf, pick } from './office-acts.ts'

/**
 * market: stalls whose money a collector takes; own: a stall beside them that takes its own, with a merchant of its own at VNPay.
 * paidOut: what the bank did with each pay-out; undefined: it has not looked yet. ownIn: what the stall says arrived, by the bank's reference; ownBack: what she sent back.
 */
export type Story = Clearing & { own: Market; merchant: Merchant; codes: string[]; messages: URLSearchParams[]; paidOut: Map<string, 'paid' | 'returned'>; ownIn: Map<string, number>; ownBack: number }
/** Which of all groups, orders, goods and messages is meant is found by remainder, so that a shrunken story still means something. */
export type Act = { name: ActName; which: number; other: number; many: number; minutes: number }
export type ActName = keyof Awaited<ReturnType<typeof storyActs>>['acts']
export type Numbers = Omit<Act, 'name'>


/** A refusal in words is an answer like any other. */
export const tolerant = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
  })

/** Everything that people, VNPay, bank and carrier do in a story, by name; and what is left to do at its end. */
export async function storyActs(ctx: TestContext, gateway: ReturnType<typeof aGatewayOutside>) {
  const { read } = ctx.store
  const clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
  const operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '' }]))
  const files = clearingFiles(ctx, gateway)
  const office = officeActs(ctx)

  const groupOf = ({ codes }: Story, which: number): Promise<Bought> => purchaseOf(ctx, pick(codes, which)!)
  const attemptOf = async (story: Story, { which, other }: Numbers, method: 'vnpay' | 'vietqr') => pick((await groupOf(story, which)).attempts.filter((one) => one.method === method), other)
  const merchantOf = ({ merchant }: Story, { merchantId }: { merchantId: string | null }) => (merchantId === null ? undefined : merchant)
  const sellersOf = ({ market, own }: Story) => [...market.sellers, ...own.sellers]


  type Ordered = { code: string; seller: TestContext; order: Bought['orders'][number] }
  function onOrder(work: (ordered: Ordered, act: Numbers) => Promise<unknown>) {
    return async (story: Story, act: Numbers) => {
      const { which, other } = act
      const group = await groupOf(story, which)
      const order = pick(group.orders, other)!
      const { producer } = sellersOf(story).find(({ producer: { id } }) => id === order.producerId)!
      return work({ code: order.code, seller: ctx.as(producer.actor, producer.member), order }, act)
    }
  }

  async function answered(message: URLSearchParams | undefined, codes: string[]) {
    if (!message) return
    const { RspCode } = await answerIpn(ctx, message, (error) => expect(error).toBeUndefined())
    expect(codes).toContain(RspCode)
  }

  const lookAtTransfers = async (asked: TestContext) => expect((await takeBankTransactions(asked)).failures).toEqual([])
  const sweeps = [expireHolds, sweepAttempts, cancelUnanswered, completeDelivered, sendRefunds, lookAtTransfers]
  async function sweepAll() {
    for (const one of sweeps) await one(ctx)
  }

  const arrived = (story: Story) =>
    read.select().from(orders).where(and(inArray(orders.producerId, sellersOf(story).map(({ producer }) => producer.id)), inArray(orders.status, ['delivered', 'completed']))).orderBy(orders.id)

  /** From one stall or several; now and then also from the one that takes its own money, which is a payment of its own. */
  async function place({ market, own, codes }: Story, { which, other, many }: Numbers): Promise<string[]> {
    const stalls = [...market.sellers.filter((_seller, at) => at <= which % market.sellers.length), ...((which + other) % 3 === 0 ? own.sellers : [])]
    const basket = stalls.flatMap(({ goods }, at) => goods.filter((_one, n) => n === 0 || (other + at) % 2 === 0)).map((goods) => [goods, many] as const)
    const placed = await aBasket(ctx, { basket, pay: (['vnpay', 'VNPAYQR', 'vietqr', 'cod'] as const)[other % 4]! })
    codes.push(...placed)
    return placed
  }
  async function buy(story: Story, act: Numbers): Promise<string[]> {
    const placed = await place(story, { ...act, other: act.other - (act.other % 4) })
    for (const code of placed) {
      const { attempts: [attempt] } = await purchaseOf(ctx, code)
      const message = gateway.pay(attempt!, 'paid', merchantOf(story, attempt!))!
      story.messages.push(message)
      await answered(message, ['00'])
    }
    return placed
  }
  /** A parcel goes its whole way, so that stories reach its end. */
  const wholeWay = onOrder(async ({ seller, code }) => {
    await tolerant(confirmOrder(seller, { code }))
    await tolerant(packOrder(seller, { code }))
    await tolerant(handOver(seller, { code, carrier: 'vnpost', trackingCode: `T${code}` }))
    await recordDelivery(clerk, { code, source: 'post_clerk' })
  })
  async function sendAll(story: Story, act: Numbers, placed: readonly string[]): Promise<string[]> {
    const sent: string[] = []
    for (const code of placed) {
      const { orders: own } = await purchaseOf(ctx, code)
      for (const at of own.keys()) await wholeWay(story, { ...act, which: story.codes.indexOf(code), other: at })
      sent.push(...own.map((order) => order.code))
    }
    return sent
  }
  async function keepAll(sent: readonly string[]) {
    for (const code of sent) await confirmReceipt(ctx, { code, granted: true })
  }

  /** How a file comes: `other` says with which lies, whether from two people at once, and whether the bank names it. */
  const sendingOf = ({ which, other }: Numbers) => ({ how: other % 6, again: which % 2 === 0, named: which % 3 !== 0 })

  const acts = {
    ...office.acts,
    place: async (story: Story, act: Numbers) => void (await place(story, act)),
    /** Many acts in one, so that enough stories get far: bought and paid. */
    buy: async (story: Story, act: Numbers) => void (await buy(story, act)),
    /** … and every parcel of it delivered. */
    buyAndSend: async (story: Story, act: Numbers) => void (await sendAll(story, act, await buy(story, act))),
    /** … and taken by the buyer as good. */
    buyAndKeep: async (story: Story, act: Numbers) => keepAll(await sendAll(story, act, await buy(story, act))),
    buyAtTheDoor: async (story: Story, act: Numbers) => void (await sendAll(story, act, await place(story, { ...act, many: 1, other: 3 }))),
    /** The buyer at the gateway; its message is delivered by other acts. */
    async pay(story: Story, act: Numbers) {
      const attempt = await attemptOf(story, act, 'vnpay')
      const message = attempt && gateway.pay(attempt, 'paid', merchantOf(story, attempt))
      if (message) story.messages.push(message)
    },
    async fail(story: Story, act: Numbers) {
      const attempt = await attemptOf(story, act, 'vnpay')
      const message = attempt && gateway.pay(attempt, 'failed', merchantOf(story, attempt))
      if (message) story.messages.push(message)
    },
    tryAnotherWay: async (story: Story, { which, other }: Numbers) =>
      choosePayment(ctx, { groupCode: pick(story.codes, which)!, choice: (['VNBANK', 'vietqr', 'vnpay', 'vietqr'] as const)[other % 4]!, ip: '203.113.131.1' }),
    /**
     * Money arrives on the collector's account: exact, a little more, without a code, or the same again. The bank tells of it by and by.
     * On her own account the stall sees it and says so, now and then with a reference she gave before.
     */
    async transfer(story: Story, act: Numbers) {
      const { other, many } = act
      const attempt = await attemptOf(story, act, 'vietqr')
      if (attempt?.collectorId === story.own.collectorId) {
        const bankReference = `RT${other % 5 === 4 ? 1 : story.ownIn.size + 1}`
        await confirmOwnTransfer(ownSellerOf(ctx, story), { attemptId: attempt.id, bankReference })
        story.ownIn.set(bankReference, attempt.amount)
      } else if (attempt) {
        const wrong = other % 5 === 3 ? many : 0
        story.credits.push({ reference: `FT${story.credits.length + 1}`, amount: attempt.amount + wrong, description: other % 5 === 4 ? 'tra tien hang' : `MBVCB 7788 ${attempt.txnRef} chuyen tien`, day: localDay(ctx.now()) })
      }
    },
    /** One message, any of those ever sent: repeated and out of order. */
    hear: async ({ messages }: Story, { which }: Numbers) => answered(pick(messages, which), ['00', '02']),
    hearTwiceAtOnce: async ({ messages }: Story, { which }: Numbers) => void (await Promise.all([1, 2, 3].map(() => answered(pick(messages, which), ['00', '02'])))),
    hearAll: async ({ messages }: Story, { which }: Numbers) => void (await Promise.all((which % 2 ? messages : [...messages].reverse()).map((message) => answered(message, ['00', '02'])))),
    async hearLies(story: Story, act: Numbers) {
      const attempt = await attemptOf(story, act, 'vnpay')
      if (!attempt) return
      const merchant = merchantOf(story, attempt)
      await answered(messageAbout({ ...attempt, amount: attempt.amount + 1_000 }, 'paid', merchant), ['04'])
      await answered(messageAbout({ ...attempt, txnRef: `${attempt.txnRef}0` }, 'paid', merchant), ['01'])
      await answered(messageAbout(attempt, 'paid', merchant ? undefined : story.merchant), ['01'])
      const forged = messageAbout(attempt, 'paid', merchant)
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
    wholeWay,
    buyerCancels: onOrder(({ code }) => cancelOrder(ctx, { code, reason: 'changed_mind', as: 'buyer', granted: true })),
    sellerCancels: onOrder(({ seller, code }) => cancelOrder(seller, { code, reason: 'out_of_stock', as: 'seller' })),
    pieceCancelled: onOrder(({ seller, code, order }, { many, which }) => {
      const line = pick(order.lines, which)!
      return cancelLine(seller, { code, productId: line.productId, quantity: Math.min(many, 2), seen: line.quantity - line.offQuantity, reason: 'other', as: 'seller' })
    }),
    async complain(story: Story, { which, other, many }: Numbers) {
      const order = pick(await arrived(story), other)
      if (!order) return
      const lines = await read.select().from(orderLines).where(eq(orderLines.orderId, order.id)).orderBy(orderLines.productId)
      const kind = (['damaged', 'wrong', 'missing', 'other'] as const)[which % 4]!
      await openComplaint(ctx, { code: order.code, productIds: lines.slice(0, many).map(({ productId }) => productId), kind, words: 'hong', as: 'buyer', granted: true })
    },
    async decide(story: Story, { which, other, many }: Numbers) {
      const orderIds = (await arrived(story)).map(({ id }) => id)
      const open = pick(await read.select().from(complaints).where(and(inArray(complaints.orderId, orderIds), eq(complaints.state, 'open'))).orderBy(complaints.id), other)
      if (!open) return
      const lines = (await read.select().from(orderLines).where(eq(orderLines.orderId, open.orderId)).orderBy(orderLines.productId)).slice(0, 1 + (which % 2))
      const intent = which % 3 === 0 ? 'refuse' : 'refund'
      const decider = which % 2 === 0 ? operator : ctx.as(story.market.bank.checker)
      await decideComplaint(decider, { id: open.id, intent, lines: lines.map(({ productId }) => ({ productId, quantity: Math.min(many, 2) })), shipping: which % 4 === 1, answer: 'da xem' })
    },
    withdraw: onOrder(async ({ order, code }) => {
      const [open] = await read.select().from(complaints).where(and(eq(complaints.orderId, order.id), eq(complaints.state, 'open')))
      if (open) await withdrawComplaint(ctx, { id: open.id, code, granted: true })
    }),
    vnpaySettles: (story: Story, act: Numbers) => files.settle(story, sendingOf(act)),
    carrierRemits: (story: Story, act: Numbers) => files.remit(story, sendingOf(act)),
    carrierBills: (story: Story, act: Numbers) => files.bill(story, sendingOf(act)),
    nameMovements: (story: Story) => files.assign(story),
    gatewayDecides: async () => gateway.decide(),
    gatewayMood: async (_story: Story, { which }: Numbers) => gateway.setMood((['takes', 'down', 'takes', 'takes'] as const)[which % 4]!),
    wait: async (_story: Story, { minutes }: Numbers) => ctx.setClock(plus(ctx.now(), minutes * MINUTE)),
    sweep: async (_story: Story, { which }: Numbers) => void (await sweeps[which % sweeps.length]!(ctx)),
    sweepAll: () => sweepAll(),
    sweepTwiceAtOnce: async () => void (await Promise.all([sweepAll(), sweepAll()])),
  }

  /** Everybody does what is left to do: messages arrive, sweeps run, the gateway decides, days pass; then VNPay and carrier send their last files and the bank its statement. */
  async function comeToRest(story: Story) {
    gateway.setMood('takes')
    for (const message of story.messages) await answered(message, ['00', '02'])
    await office.readStatement(story)
    await office.bankAnswers(story, 2, false)
    for (let round = 0; round < 24; round++) {
      await sweepAll()
      gateway.decide()
      ctx.setClock(plus(ctx.now(), round < 4 ? HOUR : round < 12 ? DAY : 13 * HOUR))
    }
    await files.settle(story, HONEST)
    await files.remit(story, HONEST)
    await files.bill(story, HONEST)
    await office.readStatement(story)
    await lookAtTransfers(ctx)
    await files.assign(story)
  }

  return { acts, comeToRest }
}
