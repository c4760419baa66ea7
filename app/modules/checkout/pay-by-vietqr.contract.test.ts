import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { products, stockHolds } from '#db/schema/catalog.ts'
import { events } from '#db/schema/events.ts'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { gatewayMessages, journalEntries, paymentAttempts, refunds } from '#db/schema/payments.ts'
import { aCollector, aProduct, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { runs } from '#db/testing/runs.ts'
import { HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { settleTransfer } from '#app/modules/orders/settling/settle-transfer.server.ts'
import { sweepAttempts } from '#app/modules/orders/settling/sweep-attempts.server.ts'
import { addCollectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { transferCodesIn } from '#app/modules/payments/vietqr/transfer-code.server.ts'
import { communeByCode } from '#app/modules/places/communes.server.ts'
import type { BuyerDetails, PayChoice } from './buyer.form.ts'
import { choosePayment } from './choose-payment.server.ts'
import { placeOrder } from './place-order.server.ts'
import { quoteBasket } from './quote-basket.server.ts'

/** Monday 7 December 2026, 09:00 in Vietnam; the collector imports on Tuesday by noon. */
const MORNING = new Date('2026-12-07T02:00:00Z')
const NEWS_BY = new Date('2026-12-08T05:00:00Z')
let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
let commune: NonNullable<Awaited<ReturnType<typeof communeByCode>>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: MORNING })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  await aProduct(ctx)
  await store.write((tx) => addCollectorAccount(tx, ctx, { collectorId: 'buu-dien', bankBin: '970436', number: '1023456789012', holderName: 'BUU DIEN DEMO' }))
  commune = (await communeByCode(store.read, '05509'))!
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  await gateway.close()
  await store.close()
})

let buyers = 0
const aBuyer = (pay: PayChoice): BuyerDetails => {
  const [name, phone] = ['Trần Văn Nam', `+8498${String(++buyers).padStart(7, '0')}`]
  return { name, phone, recipientName: name, recipientPhone: phone, gift: false, province: '19', commune: 'Xã Đại Phúc', address: `${buyers} Đội Cấn`, note: '', pay }
}
type Good = { id: string; price: number }
async function order(goods: readonly Good[], pay: PayChoice = 'vietqr', buyer = aBuyer(pay)) {
  const basket = goods.map(({ id, price }) => ({ productId: id, quantity: 2, seenPrice: price }))
  const { total } = await quoteBasket(ctx, { lines: basket, provinceCode: '19' })
  const { groupCodes } = await placeOrder(ctx, { requestId: crypto.randomUUID(), basket, buyer, commune, agreedTotal: total })
  return groupOf(groupCodes[0]!)
}
const groupOf = async (code: string) => (await store.read.select().from(orderGroups).where(eq(orderGroups.code, code)))[0]!
const attemptsOf = (groupId: string) => store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, groupId)).orderBy(paymentAttempts.createdAt, paymentAttempts.id)
const openOf = async (groupId: string) => (await attemptsOf(groupId)).find(({ state }) => state === 'open')!
const statesOf = async (groupId: string) => (await attemptsOf(groupId)).map(({ method, state }) => `${method} ${state}`)
const statuses = async (groupId: string) => (await store.read.select().from(orders).where(eq(orders.groupId, groupId))).map(({ status }) => status)
const holdsOf = async (groupId: string) => (await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, groupId))).map(({ state, expiresAt }) => [state, expiresAt])
const stockOf = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!.stock
const refundsOf = async (groupId: string) => (await store.read.select().from(refunds).where(eq(refunds.groupId, groupId))).map(({ amount, reason }) => ({ amount, reason }))
const entriesOf = async (attemptId: string) => (await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, attemptId))).map(({ type }) => type)
const seen = (code: string) => getBuyerOrder(ctx, { groupCode: code, access: { granted: true } })
const choose = (group: { code: string }, choice: 'vietqr' | 'vnpay' | 'VNPAYQR' = 'vietqr') => choosePayment(ctx, { groupCode: group.code, choice, ip: '203.113.131.1' })
const arrives = (attempt: { id: string; amount: number }, bankTransactionId = 'FT-1', amount = attempt.amount) => settleTransfer(ctx, { attemptId: attempt.id, bankTransactionId, amount, by: 'statement' })
const payUrl = async (group: { code: string }, choice: 'vnpay' | 'VNPAYQR' = 'vnpay') => {
  const chosen = await choose(group, choice)
  return chosen.way === 'gateway' ? chosen.url : ''
}

describe('an order by transfer', () => {
  it('waits for the collector’s next import, its goods with it, and shows what to transfer', async () => {
    const tea = await aProduct(ctx)
    const group = await order([tea])
    expect(group).toMatchObject({ method: 'vietqr', holdUntil: NEWS_BY, paidAt: null })
    expect(await holdsOf(group.id)).toEqual([['held', NEWS_BY]])
    const { payment, transfer } = await seen(group.code)
    expect(payment).toBe('transfer')
    expect(transfer).toMatchObject({ code: `CL${group.code}01`, amount: group.total, number: '1023456789012', holderName: 'BUU DIEN DEMO', until: NEWS_BY })
    expect(transfer!.payload).toContain(`08${String(transfer!.code.length)}${transfer!.code}6304`)
    expect(transferCodesIn(`MBVCB.123.${transfer!.code}.CT tu 0011`)).toEqual([transfer!.code])
  })

  it('is placed when the exact sum has come, once, however often it is told', async () => {
    const tea = await aProduct(ctx)
    const group = await order([tea])
    const attempt = await openOf(group.id)
    ctx.setClock(plus(NEWS_BY, -HOUR))
    expect(await Promise.all([arrives(attempt), arrives(attempt), arrives(attempt)])).toEqual(expect.arrayContaining(['settled', 'already', 'already']))
    expect(await arrives(attempt)).toBe('already')
    expect([await statuses(group.id), await statesOf(group.id), await refundsOf(group.id)]).toEqual([['placed'], ['vietqr paid'], []])
    expect(await entriesOf(attempt.id)).toEqual(['payment_received'])
    expect(await holdsOf(group.id)).toMatchObject([['sold', NEWS_BY]])
    expect(await store.read.select().from(gatewayMessages).where(eq(gatewayMessages.attemptId, attempt.id))).toMatchObject([{ kind: 'statement', answer: 'paid' }])
    expect((await seen(group.code)).transfer).toBeNull()
  })

  it.each([
    ['a đồng less', -1],
    ['a đồng more', 1],
  ])('%s is for a person and changes nothing', async (_case, more) => {
    const group = await order([await aProduct(ctx)])
    const attempt = await openOf(group.id)
    expect(await arrives(attempt, 'FT-2', attempt.amount + more)).toBe('wrong_amount')
    expect([await statuses(group.id), await statesOf(group.id)]).toEqual([['awaiting_payment'], ['vietqr open']])
  })

  it('a second transfer for the same code, and one for no transfer of ours, are for a person', async () => {
    const group = await order([await aProduct(ctx)])
    const attempt = await openOf(group.id)
    expect(await arrives(attempt, 'FT-3')).toBe('settled')
    expect(await arrives(attempt, 'FT-4')).toBe('duplicate')
    expect(await arrives({ id: 'nobody', amount: 1 })).toBe('unknown')
    const atGateway = await order([await aProduct(ctx)], 'vnpay')
    expect(await arrives(await openOf(atGateway.id))).toBe('unknown')
    expect(await statuses(atGateway.id)).toEqual(['awaiting_payment'])
  })

  it('is never asked about at the gateway', async () => {
    const group = await order([await aProduct(ctx)])
    ctx.setClock(plus(NEWS_BY, -MINUTE))
    await sweepAttempts(ctx)
    expect(await attemptsOf(group.id)).toMatchObject([{ state: 'open', queries: 0, nextQueryAt: null }])
  })
})

describe('no money by the time of the import', () => {
  it('the goods go back, the buyer is told; money that comes later still buys what is there', async () => {
    const tea = await aProduct(ctx)
    const group = await order([tea])
    const attempt = await openOf(group.id)
    ctx.setClock(plus(NEWS_BY, -1))
    await expireHolds(ctx)
    expect(await statuses(group.id)).toEqual(['awaiting_payment'])
    ctx.setClock(NEWS_BY)
    await expireHolds(ctx)
    expect([await statuses(group.id), await statesOf(group.id), await stockOf(tea.id)]).toEqual([['cancelled'], ['vietqr closed'], 10])
    expect((await seen(group.code)).payment).toBe('over')
    expect((await store.read.select().from(events).where(eq(events.subjectId, group.id))).map(({ type }) => type)).toContain('payment.not_seen')

    expect(await arrives(attempt)).toBe('settled')
    expect([await statuses(group.id), await stockOf(tea.id), await refundsOf(group.id)]).toEqual([['placed'], 8, []])
  })

  it('and is asked back when the goods are gone', async () => {
    const tea = await aProduct(ctx)
    const group = await order([tea])
    const attempt = await openOf(group.id)
    ctx.setClock(NEWS_BY)
    await expireHolds(ctx)
    await store.write((tx) => tx.update(products).set({ stock: 1 }).where(eq(products.id, tea.id)))
    expect(await arrives(attempt)).toBe('settled')
    expect([await statuses(group.id), await stockOf(tea.id)]).toEqual([['cancelled'], 1])
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'late_payment' }])
    expect(await entriesOf(attempt.id)).toEqual(['payment_excess'])
  })

  it('an order its buyer gave up waits for no transfer', async () => {
    const group = await order([await aProduct(ctx)])
    const attempt = await openOf(group.id)
    const [placed] = await store.read.select().from(orders).where(eq(orders.groupId, group.id))
    await cancelOrder(ctx, { code: placed!.code, reason: 'changed_mind', as: 'buyer', granted: true })
    expect(await statesOf(group.id)).toEqual(['vietqr closed'])
    expect(await arrives(attempt)).toBe('settled')
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'late_payment' }])
  })
})

describe('changing one’s mind', () => {
  it('from VNPay to a transfer the goods wait longer, back to VNPay a quarter of an hour', async () => {
    const group = await order([await aProduct(ctx)], 'vnpay')
    expect(await choose(group)).toEqual({ way: 'transfer' })
    expect(await groupOf(group.code)).toMatchObject({ method: 'vietqr', holdUntil: NEWS_BY })
    expect(await holdsOf(group.id)).toEqual([['held', NEWS_BY]])
    ctx.setClock(plus(MORNING, 3 * HOUR))
    const quarter = plus(ctx.now(), 15 * MINUTE)
    expect(await choose(group, 'VNPAYQR')).toMatchObject({ way: 'gateway' })
    expect(await groupOf(group.code)).toMatchObject({ method: 'vnpay', holdUntil: quarter })
    expect(await holdsOf(group.id)).toEqual([['held', quarter]])
    expect(await statesOf(group.id)).toEqual(['vnpay closed', 'vietqr closed', 'vnpay open'])
    expect((await openOf(group.id)).expiresAt).toEqual(quarter)
  })

  it('going back and forth keeps goods no longer than one transfer, and has an end', async () => {
    const group = await order([await aProduct(ctx)])
    ctx.setClock(plus(NEWS_BY, -5 * MINUTE))
    await choose(group, 'vnpay')
    await choose(group)
    expect(await groupOf(group.code)).toMatchObject({ method: 'vietqr', holdUntil: NEWS_BY })
    await choose(group, 'vnpay')
    ctx.setClock(plus(NEWS_BY, 5 * MINUTE))
    await expect(choose(group)).rejects.toMatchObject({ kind: 'invalid', code: 'checkout.vietqrTooLate' })
    for (let times = 0; times < 40; times++) await choose(group, times % 2 ? 'vnpay' : 'VNPAYQR').catch(() => undefined)
    await expect(choose(group, (await openOf(group.id)).bankChoice ? 'vnpay' : 'VNPAYQR')).rejects.toMatchObject({ kind: 'too_many', code: 'payments.tooManyAttempts' })
  })

  it('the same choice twice, in two tabs at once, is one attempt with one code', async () => {
    const group = await order([await aProduct(ctx)], 'vnpay')
    await Promise.all(Array.from({ length: 6 }, () => choose(group)))
    expect(await statesOf(group.id)).toEqual(['vnpay closed', 'vietqr open'])
    ctx.setClock(plus(MORNING, HOUR))
    await choose(group)
    expect(await groupOf(group.code)).toMatchObject({ holdUntil: NEWS_BY })
  })

  it('paid by VNPay after the transfer was on its way: the transfer goes back as a duplicate', async () => {
    const group = await order([await aProduct(ctx)])
    const transfer = await openOf(group.id)
    await gateway.pay(await payUrl(group), 'success')
    expect(await statuses(group.id)).toEqual(['placed'])
    expect(await arrives(transfer)).toBe('settled')
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'duplicate' }])
    expect(await entriesOf(transfer.id)).toEqual(['payment_excess'])
    expect((await statesOf(group.id)).sort()).toEqual(['vietqr paid', 'vnpay paid'])
  })

  it('money of a transfer given up for the gateway goes back at once, and the gateway’s buys the goods', async () => {
    const group = await order([await aProduct(ctx)])
    const transfer = await openOf(group.id)
    const url = await payUrl(group)
    expect(await arrives(transfer)).toBe('settled')
    expect([await statuses(group.id), await statesOf(group.id)]).toEqual([['awaiting_payment'], ['vietqr paid', 'vnpay open']])
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'duplicate' }])
    await gateway.pay(url, 'success')
    expect([await statuses(group.id), (await groupOf(group.code)).method]).toEqual([['placed'], 'vnpay'])
    expect(await refundsOf(group.id)).toHaveLength(1)
  })

  it('who went to the gateway and came back to transfers has paid with either code', async () => {
    const group = await order([await aProduct(ctx)])
    const first = await openOf(group.id)
    await choose(group, 'vnpay')
    await choose(group)
    expect(await arrives(first)).toBe('settled')
    expect([await statuses(group.id), await refundsOf(group.id)]).toEqual([['placed'], []])
  })

  it('a silent payment at the gateway before the transfer was chosen is found by asking; the transfer is then the duplicate', async () => {
    const group = await order([await aProduct(ctx)], 'vnpay')
    await gateway.pay(await payUrl(group), 'silent')
    await choose(group)
    const transfer = await openOf(group.id)
    ctx.setClock(plus(MORNING, 20 * MINUTE))
    await sweepAttempts(ctx)
    expect([await statuses(group.id), await statesOf(group.id)]).toEqual([['placed'], ['vnpay paid', 'vietqr closed']])
    expect(await groupOf(group.code)).toMatchObject({ method: 'vnpay', holdUntil: NEWS_BY })
    expect(await arrives(transfer)).toBe('settled')
    expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'duplicate' }])
  })

  it('is refused when paid, when the time is over, and for an order paid at the door', async () => {
    const paid = await order([await aProduct(ctx)])
    await arrives(await openOf(paid.id))
    await expect(choose(paid)).rejects.toMatchObject({ kind: 'conflict', code: 'payments.alreadyPaid' })
    const late = await order([await aProduct(ctx)])
    ctx.setClock(NEWS_BY)
    for (const way of ['vietqr', 'vnpay'] as const) await expect(choose(late, way)).rejects.toMatchObject({ kind: 'conflict', code: 'payments.timeOver' })
  })
})

describe('at the same instant', () => {
  const times = runs(5, 150)

  it('the transfer and the gateway’s payment: one buys, the other goes back', async () => {
    for (let round = 0; round < times; round++) {
      ctx.setClock(MORNING)
      const tea = await aProduct(ctx)
      const group = await order([tea])
      const transfer = await openOf(group.id)
      const url = await payUrl(group)
      const race = [() => gateway.pay(url, 'success'), () => arrives(transfer), () => arrives(transfer, 'FT-1')]
      await Promise.all((round % 2 ? race : race.reverse()).map((run) => run()))
      expect(await statuses(group.id)).toEqual(['placed'])
      expect(await refundsOf(group.id)).toEqual([{ amount: group.total, reason: 'duplicate' }])
      expect(await stockOf(tea.id)).toBe(8)
      expect((await entriesOf(transfer.id)).length).toBe(1)
    }
  })

  it('the transfer and the buyer’s other choice: bought and nothing open, or given back and still to pay', async () => {
    for (let round = 0; round < times; round++) {
      ctx.setClock(MORNING)
      const group = await order([await aProduct(ctx)])
      const transfer = await openOf(group.id)
      const race = [() => arrives(transfer), () => choose(group, 'vnpay').catch((error: { code: string }) => expect(error.code).toBe('payments.alreadyPaid'))]
      await Promise.all((round % 2 ? race : race.reverse()).map((run) => run()))
      const bought = (await groupOf(group.code)).paidAt !== null
      expect(await statuses(group.id)).toEqual([bought ? 'placed' : 'awaiting_payment'])
      expect(await statesOf(group.id)).toEqual(bought ? ['vietqr paid'] : ['vietqr paid', 'vnpay open'])
      expect(await refundsOf(group.id)).toEqual(bought ? [] : [{ amount: group.total, reason: 'duplicate' }])
    }
  })

  it('the transfer and the end of its time: the order stands, with its goods', async () => {
    for (let round = 0; round < times; round++) {
      ctx.setClock(MORNING)
      const tea = await aProduct(ctx)
      const group = await order([tea])
      const transfer = await openOf(group.id)
      ctx.setClock(NEWS_BY)
      const race = [() => arrives(transfer), () => expireHolds(ctx), () => expireHolds(ctx)]
      await Promise.all((round % 2 ? race : race.reverse()).map((run) => run()))
      expect([await statuses(group.id), await stockOf(tea.id), await refundsOf(group.id)]).toEqual([['placed'], 8, []])
    }
  })

  it('the choice of a transfer and the end of the quarter of an hour: goods and group agree', async () => {
    for (let round = 0; round < times; round++) {
      ctx.setClock(MORNING)
      const tea = await aProduct(ctx)
      const group = await order([tea], 'vnpay')
      ctx.setClock(plus(group.holdUntil!, -1))
      const race = [() => choose(group).catch((error: { code: string }) => expect(error.code).toBe('payments.timeOver')), () => (ctx.setClock(group.holdUntil!), expireHolds(ctx))]
      await Promise.all((round % 2 ? race : race.reverse()).map((run) => run()))
      const after = await groupOf(group.code)
      expect([after.holdUntil, await holdsOf(group.id), await stockOf(tea.id)]).toEqual(after.holdUntil ? [NEWS_BY, [['held', NEWS_BY]], 8] : [null, [['released', expect.anything()]], 10])
    }
  })
})

describe('is not offered', () => {
  it('where stock is under five units', async () => {
    const few = await aProduct(ctx, { stock: 4 })
    await expect(order([await aProduct(ctx), few])).rejects.toMatchObject({ kind: 'invalid', code: 'checkout.vietqrFewLeft', params: { field: 'pay' } })
    expect(await stockOf(few.id)).toBe(4)
    const atGateway = await order([few], 'vnpay')
    await expect(choose(atGateway)).rejects.toMatchObject({ code: 'checkout.vietqrFewLeft' })
    expect(await groupOf(atGateway.code)).toMatchObject({ method: 'vnpay', holdUntil: plus(MORNING, 15 * MINUTE) })
  })

  it('one’s own kept goods count among the stall’s: five are five before and after ordering', async () => {
    const group = await order([await aProduct(ctx, { stock: 5 })], 'vnpay')
    expect(await choose(group)).toEqual({ way: 'transfer' })
  })

  it('for fresh goods', async () => {
    await expect(order([await aProduct(ctx, { storage: 'song', shelfLifeDays: 2 })])).rejects.toMatchObject({ code: 'checkout.vietqrShipsSoon' })
  })

  it('by a collector that has no account', async () => {
    await aCollector(ctx, { id: 'no-account' })
    const stall = await aStall(ctx, { collectorId: 'no-account' })
    await expect(order([await aProduct(ctx, { stallId: stall.id })])).rejects.toMatchObject({ code: 'checkout.vietqrNoAccount' })
  })
})

it('limits on unpaid orders count transfers, too, as long as they wait', async () => {
  const [tea, buyer] = [await aProduct(ctx, { stock: 100 }), aBuyer('vietqr')]
  for (const _ of [1, 2, 3]) await order([tea], 'vietqr', buyer)
  ctx.setClock(plus(MORNING, HOUR))
  await expect(order([tea], 'vietqr', buyer)).rejects.toMatchObject({ kind: 'too_many', code: 'checkout.unpaidPhone' })
})

it('a basket of two collectors is two transfers with an account and a code each', async () => {
  await aCollector(ctx, { id: 'second', importBy: '08:30' })
  await store.write((tx) => addCollectorAccount(tx, ctx, { collectorId: 'second', bankBin: '970405', number: '8500205123456', holderName: 'HAI DEMO' }))
  const stall = await aStall(ctx, { collectorId: 'second' })
  const basket = [await aProduct(ctx), await aProduct(ctx, { stallId: stall.id })].map(({ id, price }) => ({ productId: id, quantity: 1, seenPrice: price }))
  const { total } = await quoteBasket(ctx, { lines: basket, provinceCode: '19' })
  const { groupCodes } = await placeOrder(ctx, { requestId: crypto.randomUUID(), basket, buyer: aBuyer('vietqr'), commune, agreedTotal: total })
  const transfers = await Promise.all(groupCodes.map(async (code) => (await seen(code)).transfer!))
  expect(transfers.map(({ number, until }) => [number, until])).toEqual(expect.arrayContaining([['1023456789012', NEWS_BY], ['8500205123456', new Date('2026-12-08T01:30:00Z')]]))
  expect(new Set(transfers.map(({ code }) => code)).size).toBe(2)
})
