import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { products, stockHolds } from '#db/schema/catalog.ts'
import { events } from '#db/schema/events.ts'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { gatewayMessages, paymentAttempts, refunds } from '#db/schema/payments.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway, signedByGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { runs } from '#db/testing/runs.ts'
import { HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { answerIpn } from './answer-ipn.server.ts'
import { cancelOrder } from '../cancel-order.server.ts'
import { expireHolds } from '../expire-holds.server.ts'
import { readReturn } from './read-return.server.ts'
import { sweepAttempts } from './sweep-attempts.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
const failures: unknown[] = []
const ipn = (ctx: Parameters<typeof answerIpn>[0], query: URLSearchParams) => answerIpn(ctx, query, (error) => failures.push(error))

let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, ipn)
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  await gateway.close()
  await store.close()
  expect(failures).toEqual([])
})

const urlOf = (attempt: Parameters<typeof payUrlOf>[1]) => payUrlOf(ctx, attempt, { ip: '203.113.131.1' })
const groupRow = async (id: string) => (await store.read.select().from(orderGroups).where(eq(orderGroups.id, id)))[0]!
const ordersOf = (id: string) => store.read.select().from(orders).where(eq(orders.groupId, id))
const statuses = async (id: string) => (await ordersOf(id)).map(({ status }) => status)
const attemptsOf = (id: string) => store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, id))
const refundsOf = async (id: string) => (await store.read.select().from(refunds).where(eq(refunds.groupId, id))).map(({ amount, reason, state }) => ({ amount, reason, state }))
const stockOf = async (productId: string) => (await store.read.select().from(products).where(eq(products.id, productId)))[0]!.stock
const holdsOf = async (id: string) => (await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, id))).map(({ state }) => state)
const eventsOf = async (id: string) => (await store.read.select().from(events).where(eq(events.subjectId, id))).map(({ type }) => type)

async function atGateway(options?: Parameters<typeof aGroup>[1]) {
  const group = await aGroup(ctx, options)
  const attempt = await anAttempt(ctx, group)
  return { group, attempt, payUrl: await urlOf(attempt), product: group.seller.product }
}

describe('a payment in time', () => {
  it('places every stall’s order, sells the goods and starts the alert clock', async () => {
    const { group, payUrl, attempt } = await atGateway({ stalls: 2 })
    const back = await gateway.pay(payUrl, 'success')
    expect(await statuses(group.id)).toEqual(['placed', 'placed'])
    expect(await holdsOf(group.id)).toEqual(['sold', 'sold'])
    expect((await groupRow(group.id)).paidAt).toEqual(MORNING)
    for (const order of await ordersOf(group.id)) {
      expect(order.alertAt).toEqual(new Date('2026-11-23T00:00:00Z')) // 09:00 + 11 h = 20:00, one hour more from 06:00
      expect(await eventsOf(order.id)).toEqual(['order.placed'])
    }
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'paid', settledBy: 'ipn', transactionNo: (await gateway.recordOf(attempt.txnRef))!.number }])
    expect(await readReturn(ctx, back.searchParams)).toMatchObject({ known: true, state: 'paid', amount: group.total, groupCode: group.code })
  })

  it('is told only once however often the gateway repeats it, at the same instant too', async () => {
    const { group, payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'twice')
    const { ipns } = (await gateway.recordOf(attempt.txnRef))!
    expect(ipns.map(({ answer }) => answer).sort()).toEqual(['00', '02', '02'])
    expect(await statuses(group.id)).toEqual(['placed'])
    expect(await eventsOf(group.order.id)).toEqual(['order.placed'])
    expect(await refundsOf(group.id)).toEqual([])
  })

  it('keeps the gateway’s words as evidence, without the buyer', async () => {
    const { group, payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'success')
    const kept = await store.read.select().from(gatewayMessages).where(eq(gatewayMessages.attemptId, attempt.id))
    expect(kept).toMatchObject([{ kind: 'ipn', answer: 'paid' }])
    expect(JSON.stringify(kept)).not.toContain(group.input.buyerPhone)
  })
})

describe('a fault changes nothing', () => {
  const untouched = async (groupId: string) => {
    expect(await statuses(groupId)).toEqual(['awaiting_payment'])
    expect(await attemptsOf(groupId)).toMatchObject([{ state: 'open', settledAt: null }])
    expect((await groupRow(groupId)).paidAt).toBeNull()
  }

  it('97 for a forged message, and the page believes no forged return either', async () => {
    const { group, payUrl, attempt } = await atGateway()
    const back = await gateway.pay(payUrl, 'forged')
    expect((await gateway.recordOf(attempt.txnRef))!.ipns).toMatchObject([{ answer: '97' }])
    expect(await readReturn(ctx, back.searchParams)).toEqual({ known: false })
    await untouched(group.id)
  })

  it('04 for a wrong amount, rightly signed; the question to the gateway heals it', async () => {
    const { group, payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'wrong_amount')
    expect((await gateway.recordOf(attempt.txnRef))!.ipns).toMatchObject([{ answer: '04' }])
    await untouched(group.id)
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
    await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'paid', settledBy: 'querydr' }])
  })

  it('01 for a reference of nobody, and 97 before it when unsigned', async () => {
    const lie = { vnp_TxnRef: 'NOBODY-1', vnp_Amount: '100', vnp_ResponseCode: '00', vnp_TransactionStatus: '00' }
    expect(await ipn(ctx, signedByGateway(lie))).toEqual({ RspCode: '01', Message: 'Order not found' })
    expect(await ipn(ctx, new URLSearchParams(lie))).toMatchObject({ RspCode: '97' })
  })

  it('99 when we fail ourselves, and the next message succeeds', async () => {
    const { group, attempt } = await atGateway()
    const success = signedByGateway({ vnp_TxnRef: attempt.txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' })
    const seen: unknown[] = []
    const broken = { ...ctx, store: { ...store, write: () => Promise.reject(new Error('disk full')) } }
    expect(await answerIpn(broken, success, (error) => seen.push(error))).toEqual({ RspCode: '99', Message: 'Unknown error' })
    expect(seen).toHaveLength(1)
    await untouched(group.id)
    expect(await ipn(ctx, success)).toMatchObject({ RspCode: '00' })
  })

  it('the gateway repeats what we could not take, ten times every five minutes', async () => {
    const { payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'wrong_amount')
    for (let minutes = 5; minutes <= 80; minutes += 5) {
      ctx.setClock(plus(MORNING, minutes * MINUTE))
      await gateway.retry()
    }
    expect((await gateway.recordOf(attempt.txnRef))!.ipns).toHaveLength(11)
  })
})

describe('a payment that does not go through', () => {
  it('keeps the goods and lets the buyer try another way', async () => {
    const { group, payUrl } = await atGateway()
    const back = await gateway.pay(payUrl, 'short')
    expect(await readReturn(ctx, back.searchParams)).toMatchObject({ state: 'failed', failure: '51' })
    expect(await holdsOf(group.id)).toEqual(['held'])
    const second = await anAttempt(ctx, group)
    await gateway.pay(await urlOf(second), 'success')
    expect(await statuses(group.id)).toEqual(['placed'])
    expect((await attemptsOf(group.id)).map(({ state }) => state).sort()).toEqual(['failed', 'paid'])
  })

  it('is not the last word: a success after a failure of the same attempt still buys the goods, once', async () => {
    const { group, payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'cancel')
    const second = await anAttempt(ctx, group)
    const [success, failure] = ['00', '24'].map((code) => signedByGateway({ vnp_TxnRef: attempt.txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: code, vnp_TransactionStatus: code === '00' ? '00' : '02' })) as [URLSearchParams, URLSearchParams]
    expect(await ipn(ctx, success)).toMatchObject({ RspCode: '00' })
    expect(await statuses(group.id)).toEqual(['placed'])
    expect((await attemptsOf(group.id)).map(({ id, state }) => [id === second.id, state])).toEqual(expect.arrayContaining([[false, 'paid'], [true, 'closed']]))
    for (const word of [success, failure]) expect(await ipn(ctx, word)).toMatchObject({ RspCode: '02' })
    expect(await refundsOf(group.id)).toEqual([])
  })

  it('a success after a failure of an order paid meanwhile goes back', async () => {
    const { group, payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'cancel')
    await gateway.pay(await urlOf(await anAttempt(ctx, group)), 'success')
    const success = signedByGateway({ vnp_TxnRef: attempt.txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' })
    expect(await ipn(ctx, success)).toMatchObject({ RspCode: '00' })
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'duplicate', state: 'requested' }])
  })

  it('debited and held on suspicion: not paid, not failed, do not pay again', async () => {
    const { group, attempt } = await atGateway()
    const held = signedByGateway({ vnp_TxnRef: attempt.txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: '07', vnp_TransactionStatus: '07' })
    expect(await ipn(ctx, held)).toMatchObject({ RspCode: '00' })
    expect(await readReturn(ctx, held)).toMatchObject({ state: 'silent' })
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'open', responseCode: '07' }])
  })
})

describe('one open attempt', () => {
  it('two tabs at the same instant get the same one', async () => {
    const group = await aGroup(ctx)
    const opened = await Promise.all(Array.from({ length: 8 }, () => anAttempt(ctx, group)))
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    expect(await attemptsOf(group.id)).toHaveLength(1)
  })

  it('another way of paying closes the first; paid in both tabs, the second money goes back', async () => {
    const { group, payUrl } = await atGateway()
    const other = await anAttempt(ctx, group, 'VNPAYQR')
    expect(other.txnRef).not.toBe(new URL(payUrl).searchParams.get('vnp_TxnRef'))
    await gateway.pay(await urlOf(other), 'success')
    const back = await gateway.pay(payUrl, 'success')
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'duplicate', state: 'requested' }])
    expect(await readReturn(ctx, back.searchParams)).toMatchObject({ moneyBack: 'duplicate' })
    expect(await statuses(group.id)).toEqual(['placed'])
  })

  it('two payments in one instant: the second goes back at once, and the first when the order is cancelled', async () => {
    const { group, payUrl } = await atGateway()
    const other = await anAttempt(ctx, group, 'VNPAYQR')
    await gateway.pay(await urlOf(other), 'success')
    await gateway.pay(payUrl, 'success')
    await cancelOrder(ctx, { code: group.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    expect((await refundsOf(group.id)).map(({ reason }) => reason).sort()).toEqual(['cancelled', 'duplicate'])
  })

  it('refuses once the group is paid', async () => {
    const { group, payUrl } = await atGateway()
    await gateway.pay(payUrl, 'success')
    await expect(anAttempt(ctx, group)).rejects.toMatchObject({ kind: 'conflict', code: 'payments.alreadyPaid' })
  })

  it('refuses when the time to pay is over', async () => {
    const group = await aGroup(ctx)
    ctx.setClock(group.holdUntil!)
    await expect(anAttempt(ctx, group)).rejects.toMatchObject({ kind: 'conflict', code: 'payments.timeOver' })
  })
})

describe('silence', () => {
  it('paid, and the shop hears nothing: asked about five minutes after its time, and placed', async () => {
    const { group, payUrl } = await atGateway()
    const back = await gateway.pay(payUrl, 'silent')
    expect(await readReturn(ctx, back.searchParams)).toMatchObject({ state: 'silent' })
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE - 1))
    expect(await sweepAttempts(ctx)).toBe(0)
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
    await sweepAttempts(ctx)
    expect(await statuses(group.id)).toEqual(['placed'])
  })

  it('two workers ask once', async () => {
    const { group, payUrl } = await atGateway()
    await gateway.pay(payUrl, 'silent')
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
    const asked = await Promise.all([sweepAttempts(ctx), sweepAttempts(ctx)])
    expect(asked[0] + asked[1]).toBe(1)
  })

  it('an unreachable gateway is asked again, rarer each time', async () => {
    const { group, payUrl } = await atGateway()
    await gateway.pay(payUrl, 'silent')
    await gateway.control({ api: 'down' })
    const first = plus(group.holdUntil!, 5 * MINUTE)
    ctx.setClock(first)
    await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'open', queries: 1, nextQueryAt: plus(first, 5 * MINUTE) }])
    await gateway.control({ api: 'up' })
    ctx.setClock(plus(first, 5 * MINUTE))
    await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'paid' }])
  })

  it('a clock that leaps days ahead asks once and goes on from there; one that falls back asks nothing twice', async () => {
    const { group, payUrl } = await atGateway()
    await gateway.pay(payUrl, 'silent')
    await gateway.control({ api: 'down' })
    const leapt = plus(group.holdUntil!, 72 * HOUR)
    ctx.setClock(leapt)
    for (const _ of [1, 2, 3]) await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ queries: 1, nextQueryAt: plus(leapt, 5 * MINUTE) }])
    ctx.setClock(plus(group.holdUntil!, 10 * MINUTE))
    await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'open', queries: 1 }])
    await gateway.control({ api: 'up' })
    ctx.setClock(plus(leapt, 5 * MINUTE))
    await sweepAttempts(ctx)
    expect(await statuses(group.id)).toEqual(['placed'])
  })

  const lastQuestion = (attemptId: string) => store.write((tx) => tx.update(paymentAttempts).set({ queries: 7 }).where(eq(paymentAttempts.id, attemptId)))

  it('the last question, too, is asked again when nobody lived to hear the answer', async () => {
    const { group, attempt, payUrl } = await atGateway()
    await gateway.pay(payUrl, 'silent')
    await lastQuestion(attempt.id)
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
    const dying = { ...ctx, ports: { ...ctx.ports, payments: { ...ctx.ports.payments, query: () => Promise.reject(new Error('no memory left')) } } }
    await expect(sweepAttempts(dying)).rejects.toThrow('no memory left')
    ctx.setClock(plus(ctx.now(), 24 * HOUR))
    await sweepAttempts(ctx)
    expect(await statuses(group.id)).toEqual(['placed'])
  })

  it('after the last question, without an answer, nobody asks any more', async () => {
    const { group, attempt, payUrl } = await atGateway()
    await gateway.pay(payUrl, 'silent')
    await lastQuestion(attempt.id)
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
    await gateway.control({ api: 'down' })
    await sweepAttempts(ctx)
    await gateway.control({ api: 'up' })
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'closed', queries: 8, nextQueryAt: null }])
  })

  it('whoever speaks first settles: the question, the message and the late message at the same instant', async () => {
    for (let round = 0; round < runs(3, 100); round++) {
      ctx.setClock(MORNING)
      const { group, payUrl, attempt, product } = await atGateway()
      await gateway.pay(payUrl, 'silent')
      ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
      const race = [() => sweepAttempts(ctx), () => gateway.notify(attempt.txnRef), () => gateway.notify(attempt.txnRef), () => expireHolds(ctx)]
      await Promise.all((round % 2 ? race : race.reverse()).map((run) => run()))
      expect([await statuses(group.id), await stockOf(product.id), await refundsOf(group.id)]).toEqual([['placed'], 8, []])
      expect((await store.read.select().from(gatewayMessages).where(eq(gatewayMessages.attemptId, attempt.id))).filter(({ answer }) => answer === 'paid')).toHaveLength(1)
    }
  })

  it('an attempt whose buyer never arrived is let go', async () => {
    const { group } = await atGateway()
    ctx.setClock(plus(group.holdUntil!, 5 * MINUTE))
    await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'closed' }])
    for (const hours of [1, 2]) {
      ctx.setClock(plus(group.holdUntil!, hours * HOUR))
      await sweepAttempts(ctx)
    }
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'closed', queries: 3, nextQueryAt: null }])
  })
})

describe('a payment after expiry', () => {
  async function late(options?: Parameters<typeof aGroup>[1]) {
    const made = await atGateway(options)
    await gateway.pay(made.payUrl, 'silent')
    ctx.setClock(made.group.holdUntil!)
    await expireHolds(ctx)
    expect(await statuses(made.group.id)).toEqual(made.group.orders.map(() => 'cancelled'))
    expect(await stockOf(made.product.id)).toBe(10)
    return made
  }

  it('takes the goods anew when they are there', async () => {
    const { group, attempt, product } = await late({ stalls: 2 })
    expect(await gateway.notify(attempt.txnRef)).toBe('00')
    expect(await statuses(group.id)).toEqual(['placed', 'placed'])
    expect(await stockOf(product.id)).toBe(8)
    expect((await ordersOf(group.id)).map(({ cancelReason }) => cancelReason)).toEqual([null, null])
    expect(await refundsOf(group.id)).toEqual([])
  })

  it('gives the money back when one of the goods is gone, and keeps no other', async () => {
    const { group, attempt } = await late({ stalls: 2 })
    const [first, second] = group.sellers
    await store.write((tx) => tx.update(products).set({ stock: 1 }).where(eq(products.id, second!.product.id)))
    expect(await gateway.notify(attempt.txnRef)).toBe('00')
    expect(await statuses(group.id)).toEqual(['cancelled', 'cancelled'])
    expect([await stockOf(first!.product.id), await stockOf(second!.product.id)]).toEqual([10, 1])
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'late_payment', state: 'requested' }])
    expect(await gateway.notify(attempt.txnRef)).toBe('02')
  })

  it('does not bring back what the buyer cancelled himself', async () => {
    const { group, payUrl, attempt } = await atGateway()
    await gateway.pay(payUrl, 'silent')
    await cancelOrder(ctx, { code: group.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    expect(await gateway.notify(attempt.txnRef)).toBe('00')
    expect(await statuses(group.id)).toEqual(['cancelled'])
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'late_payment', state: 'requested' }])
  })

  it('payment and expiry at the same instant: either order, never goods without order nor order without goods', async () => {
    for (let round = 0; round < runs(6, 200); round++) {
      ctx.setClock(MORNING)
      const { group, payUrl, attempt, product } = await atGateway()
      await gateway.pay(payUrl, 'silent')
      ctx.setClock(group.holdUntil!)
      const race = [() => gateway.notify(attempt.txnRef), () => expireHolds(ctx), () => expireHolds(ctx)]
      await Promise.all((round % 2 ? race : race.reverse()).map((run) => run()))
      await expireHolds(ctx)
      expect(await statuses(group.id)).toEqual(['placed'])
      expect(await holdsOf(group.id)).toEqual(['sold'])
      expect(await stockOf(product.id)).toBe(8)
    }
  })
})
