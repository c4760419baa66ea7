import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DomainError } from '#app/lib/errors.ts'
import type { Key } from '#app/lib/i18n.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { listBuyerGroups } from '#app/modules/checkout/list-buyer-groups.server.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/refunding/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { createGroup } from '#app/modules/orders/create-group.server.ts'
import { findGroupCode, getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { getStallOrder } from '#app/modules/orders/get-stall-order.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { takeHolds } from '#app/modules/catalog/take-holds.server.ts'
import { openAttempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { en } from '#app/messages/en.ts'
import { vi } from '#app/messages/vi.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutById } from '#app/modules/payments/payouts/payouts.repo.server.ts'
import { recordResult } from '#app/modules/payments/payouts/record-result.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import type { Store } from './client.server.ts'
import { products } from './schema/catalog.ts'
import { orderGroups, orders } from './schema/orders.ts'
import { commissionRules, journalEntries, journalLines, payouts, refunds } from './schema/payments.ts'
import { aPerson, aStaffMember, openTestStore, testContext, type TestContext } from './testing.ts'
import { faultsOf } from './testing/books.ts'
import { aMarket, aPurchase, HOLDER, purchaseOf, type Bought, type Market } from './testing/market.ts'
import { aGatewayOutside, messageAbout } from './testing/outside.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let clerk: TestContext
let gateway: ReturnType<typeof aGatewayOutside>
let market: Market
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: MORNING })
  gateway = aGatewayOutside(ctx)
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
})
let markets = 0
beforeEach(async () => {
  ctx.setClock(MORNING)
  gateway.clear()
  market = await aMarket(ctx, { collectorId: `thu-ho-${++markets}`, stalls: 3, goods: 2, prices: [100_000, 30_000, 250_000, 40_000, 60_000, 15_000] })
})
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await store.close()
})

const seen = (error: unknown) => expect(error).toBeUndefined()
const place = (stalls = 3, quantity = 2) => aPurchase(ctx, { basket: market.sellers.slice(0, stalls).flatMap(({ goods }) => goods.map((one) => [one, quantity] as const)) })
const ipn = async (query: URLSearchParams | undefined) => (await answerIpn(ctx, query!, seen)).RspCode
async function paid(stalls = 3) {
  const bought = await place(stalls)
  expect(await ipn(gateway.pay(bought.attempts[0]!, 'paid'))).toBe('00')
  return purchaseOf(ctx, bought.code)
}
const sellerOf = ({ producerId }: { producerId: string }) => {
  const { producer } = market.sellers.find((seller) => seller.producer.id === producerId)!
  return ctx.as(producer.actor, producer.member)
}
type Order = Bought['orders'][number]
async function send(order: Order) {
  await confirmOrder(sellerOf(order), order)
  await packOrder(sellerOf(order), order)
  await handOver(sellerOf(order), { code: order.code, carrier: 'vnpost', trackingCode: `T${order.code}` })
}
async function release(order: Order) {
  await send(order)
  await recordDelivery(clerk, { code: order.code, source: 'post_clerk' })
  ctx.setClock(plus(ctx.now(), 3 * DAY + HOUR))
  await completeDelivered(ctx)
}
const linesOn = async (account: string, party?: string) =>
  store.read.select().from(journalLines).where(and(eq(journalLines.collectorId, market.collectorId), eq(journalLines.account, account), ...(party ? [eq(journalLines.party, party)] : [])))
/** What a credit account holds, đồng. */
const credit = async (account: string, party?: string) => 0 - (await linesOn(account, party)).reduce((sum, { amount }) => sum + amount, 0)
const [HELD, BALANCE, UNDER_WAY, COMMISSION, CARRIER] = ['3386', '3387', '3388', '5113', '3311']
const buyerSees = (code: string) => getBuyerOrder(ctx, { groupCode: code, access: { granted: true } })
const booksHold = async () => expect(await faultsOf(store, market.collectorId)).toEqual([])

it('1. a basket of several stalls is paid once, yet one stall’s order still reads unpaid, or shows another stall’s lines, fees or totals', async () => {
  const bought = await paid()
  expect(bought.total).toBe(bought.orders.reduce((sum, { total }) => sum + total, 0))
  for (const order of bought.orders) {
    const own = market.sellers.find(({ producer }) => producer.id === order.producerId)!
    const shown = await getStallOrder(sellerOf(order), order)
    const goods = own.goods.reduce((sum, { price }) => sum + 2 * price, 0)
    expect(shown).toMatchObject({ status: 'placed', stallName: own.stall.name, goodsTotal: goods, total: goods + order.shippingFee })
    expect(shown.lines.map(({ productId }) => productId).sort()).toEqual(own.goods.map(({ id }) => id).sort())
    expect(await credit(HELD, order.producerId)).toBe(order.total)
    const stranger = bought.orders.find(({ id }) => id !== order.id)!
    await expect(getStallOrder(sellerOf(stranger), order)).rejects.toMatchObject({ kind: 'not_found' })
  }
  expect(await buyerSees(bought.code)).toMatchObject({ payment: 'paid', orders: [{ status: 'placed' }, { status: 'placed' }, { status: 'placed' }] })
  await booksHold()
})

it('2. an order entered by staff on a buyer’s behalf charges commission but credits the stall nothing', async () => {
  await store.write((tx) =>
    tx.insert(commissionRules).values({ id: ctx.newId(), collectorId: market.collectorId, bp: 500, validFrom: '2026-01-01', reason: 'test', state: 'agreed', proposedBy: 'one', proposedAt: ctx.now(), decidedBy: 'other', decidedAt: ctx.now() }),
  )
  const officer = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19' }])
  const { code } = await enteredBy(officer.personId)
  const [attempt] = (await purchaseOf(ctx, code)).attempts
  await ipn(gateway.pay(attempt!, 'paid'))
  const { orders: [order], enteredBy: who } = await purchaseOf(ctx, code)
  expect(who).toBe(officer.personId)
  await release(order!)
  expect([await credit(COMMISSION), await credit(BALANCE, order!.producerId), await credit(HELD)]).toEqual([10_000, 190_000, 0])
  await booksHold()
})

/** Two pieces of the first stall, as staff put them down for a buyer on the phone. */
async function enteredBy(personId: string) {
  const [{ producer, stall, goods: [goods] }] = market.sellers as [Market['sellers'][number]]
  const buyer = { buyerName: 'Bà Năm', buyerPhone: '+84912999888', recipientName: 'Bà Năm', recipientPhone: '+84912999888', provinceCode: '01', provinceName: 'Hà Nội', communeCode: '00004', communeName: 'Ba Đình', addressLine: '1 Đội Cấn', note: '', buyerId: null }
  const lines = [{ productId: goods!.id, name: 'Hàng', unitLabel: 'hộp', unitPrice: goods!.price, quantity: 2, grams: 500, photoId: null }]
  const until = plus(ctx.now(), 15 * MINUTE)
  return store.write(async (tx) => {
    const placed = { stallId: stall.id, producerId: producer.id, unitPath: producer.unitPath, stallName: stall.name, shippingFee: 32_000, lines }
    const group = await createGroup(tx, ctx, { requestId: randomUUID(), collectorId: market.collectorId, enteredBy: personId, ...buyer, method: 'vnpay', holdUntil: until, orders: [placed] })
    await takeHolds(tx, ctx, { groupId: group.id, lines, until })
    await openAttempt(tx, ctx, { groupId: group.id, collectorId: market.collectorId, amount: group.total, groupCode: group.code, expiresAt: until, bankChoice: null })
    return group
  })
}

it('3. fulfilment or pay-out refuses because the paid check ignores the shared payment', async () => {
  const bought = await paid()
  for (const order of bought.orders) await release(order)
  const producerIds = bought.orders.map(({ producerId }) => producerId)
  const { code } = await makeBatch(ctx.as(market.bank.maker), { collectorId: market.collectorId, producerIds, layout: 'vietcombank' })
  expect(await approveBatch(ctx.as(market.bank.checker), { code })).toEqual({ sent: 3, dropped: 0 })
  for (const { producerId, goodsTotal } of bought.orders) expect(await credit(UNDER_WAY, producerId)).toBe(goodsTotal)
  await booksHold()
})

it('4. cancelling an order that was already handed over fails with an empty message, or refunds what was shipped', async () => {
  const { orders: [shipped, other], id } = await paid(2)
  await send(shipped!)
  for (const as of ['buyer', 'seller'] as const) {
    const refused = await cancelOrder(as === 'seller' ? sellerOf(shipped!) : ctx, { code: shipped!.code, reason: 'other', as, granted: true }).then(() => undefined, (error: unknown) => error)
    expect(refused).toBeInstanceOf(DomainError)
    for (const words of [vi, en]) expect(words[(refused as DomainError).code as Key]).toMatch(/\p{L}{2,} .*\p{L}{2,}/u)
  }
  expect(await store.read.select().from(refunds).where(eq(refunds.groupId, id))).toEqual([])
  await cancelOrder(sellerOf(other!), { code: other!.code, reason: 'out_of_stock', as: 'seller' })
  expect(await store.read.select().from(refunds).where(eq(refunds.groupId, id))).toMatchObject([{ orderId: other!.id, amount: other!.total }])
  expect(await credit(HELD, shipped!.producerId)).toBe(shipped!.total)
  await booksHold()
})

it('5. splitting or re-weighing a parcel re-prices delivery and charges twice', async () => {
  const { orders: [order], code } = await paid(1)
  const before = await buyerSees(code)
  await send(order!)
  const again = { code: order!.code, carrier: 'vnpost' as const, trackingCode: `T${order!.code}` }
  await handOver(sellerOf(order!), again)
  await handOver(sellerOf(order!), { ...again, trackingCode: `T${order!.code}-2` }).catch((error: unknown) => expect(error).toBeInstanceOf(DomainError))
  await recordDelivery(clerk, { code: order!.code, source: 'post_clerk' })
  await recordDelivery(clerk, { code: order!.code, source: 'post_clerk' })
  await store.write((tx) => tx.update(products).set({ shipGrams: 9_000 }).where(inArray(products.id, market.goods.map(({ id }) => id))))
  const after = await buyerSees(code)
  expect(after.total).toBe(before.total)
  expect(after.orders.map(({ shippingFee }) => shippingFee)).toEqual(before.orders.map(({ shippingFee }) => shippingFee))
  expect(await credit(CARRIER)).toBe(order!.shippingFee)
  expect((await linesOn(CARRIER)).length).toBe(1)
  expect((await purchaseOf(ctx, code)).attempts).toHaveLength(1)
  await booksHold()
})

it('6. a fully refunded order still reads as paid; a partial refund drifts from the gateway’s figure', async () => {
  const { orders: [order, other], code, total } = await paid(2)
  const { productId, unitPrice } = order!.lines[0]!
  await cancelLine(sellerOf(order!), { code: order!.code, productId, quantity: 1, seen: 2, reason: 'other', as: 'seller' })
  await refundsArrive()
  expect(gateway.took()).toBe(total - unitPrice)
  expect(await buyerSees(code)).toMatchObject({ payment: 'paid', refunds: [{ amount: unitPrice, state: 'done' }] })

  for (const one of [order!, other!]) await cancelOrder(sellerOf(one), { code: one.code, reason: 'out_of_stock', as: 'seller' })
  expect((await buyerSees(code)).payment).toBe('refunded')
  await refundsArrive()
  expect(gateway.took()).toBe(0)
  const shown = await buyerSees(code)
  expect(shown.payment).toBe('refunded')
  expect(shown.refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(total)
  await booksHold()
})

/** Sent, decided at the gateway and heard of, one after the other. */
async function refundsArrive() {
  for (let round = 0; round < 6; round++) {
    await sendRefunds(ctx)
    gateway.decide()
    ctx.setClock(plus(ctx.now(), 13 * HOUR))
  }
}

it('7. a pay-out asks for more than the balance; the bank returns it and the ledger still says settled; a failure that arrives after a success is dropped', async () => {
  const { orders: [order] } = await paid(1)
  await release(order!)
  const [maker, checker] = [ctx.as(market.bank.maker), ctx.as(market.bank.checker)]
  const batch = { collectorId: market.collectorId, producerIds: [order!.producerId], layout: 'vietcombank' as const }
  const { code } = await makeBatch(maker, batch)
  await expect(makeBatch(maker, batch), 'while the first waits').rejects.toMatchObject({ kind: 'conflict' })
  await approveBatch(checker, { code })
  await expect(makeBatch(maker, batch), 'when nothing is left').rejects.toMatchObject({ kind: 'conflict' })
  expect([await credit(BALANCE), await credit(UNDER_WAY)]).toEqual([0, order!.goodsTotal])

  const [payout] = await store.read.select().from(payouts).where(eq(payouts.collectorId, market.collectorId))
  const hear = async (word: Parameters<typeof recordResult>[3]) => store.write(async (tx) => recordResult(tx, ctx, (await payoutById(tx, payout!.id))!, word))
  expect(await hear({ outcome: 'paid', name: HOLDER, reference: 'FT1' })).toBe('moved')
  expect(await credit(UNDER_WAY)).toBe(0)
  await booksHold()
  expect(await hear({ outcome: 'returned', reason: 'closed', reference: 'FT2' })).toBe('moved')
  expect([await credit(BALANCE), await credit(UNDER_WAY)]).toEqual([order!.goodsTotal, 0])
  expect(await hear({ outcome: 'returned', reason: 'closed', reference: 'FT2' })).toBe('same')
  expect(await hear({ outcome: 'paid', name: HOLDER, reference: 'FT1' }), 'an old success told again').toBe('task')
  expect(await credit(BALANCE)).toBe(order!.goodsTotal)
  await booksHold()
})

it('8. the same webhook registered or delivered twice undoes the first; two at the same instant create two orders', async () => {
  const requestId = randomUUID()
  const basket = market.goods.map((one) => [one, 1] as const)
  const bought = await aPurchase(ctx, { basket, requestId })
  const message = gateway.pay(bought.attempts[0]!, 'paid')!
  const answers = await Promise.all(Array.from({ length: 6 }, () => ipn(message)))
  expect(answers.sort()).toEqual(['00', '02', '02', '02', '02', '02'])
  expect(await ipn(message)).toBe('02')
  expect(await ipn(messageAbout(bought.attempts[0]!, 'failed'))).toBe('02')
  expect(await store.read.select().from(orderGroups).where(eq(orderGroups.collectorId, market.collectorId))).toHaveLength(1)
  expect((await store.read.select().from(orders).where(eq(orders.groupId, bought.id))).map(({ status }) => status)).toEqual(['placed', 'placed', 'placed'])
  expect(await store.read.select().from(journalEntries).where(eq(journalEntries.collectorId, market.collectorId))).toHaveLength(1)
  await booksHold()
})

it('9. totals are recomputed after a price or commission change and no longer match what was charged', async () => {
  const bought = await place(2)
  await store.write(async (tx) => {
    await tx.update(products).set({ price: 999_000, name: 'Tên mới', taxTreatment: 'service' }).where(inArray(products.id, market.goods.map(({ id }) => id)))
    await tx.insert(commissionRules).values({ id: ctx.newId(), collectorId: market.collectorId, bp: 3_000, validFrom: '2026-01-01', reason: 'test', state: 'agreed', proposedBy: 'one', proposedAt: ctx.now(), decidedBy: 'other', decidedAt: ctx.now() })
  })
  expect(await ipn(gateway.pay(bought.attempts[0]!, 'paid'))).toBe('00')
  for (const order of bought.orders) await release(order)
  const shown = await buyerSees(bought.code)
  expect(shown.total).toBe(bought.total)
  expect(shown.orders.flatMap(({ lines }) => lines.map(({ unitPrice, name }) => ({ unitPrice, name }))).filter(({ unitPrice, name }) => unitPrice === 999_000 || name === 'Tên mới')).toEqual([])
  for (const { producerId, goodsTotal } of bought.orders) expect(await credit(BALANCE, producerId)).toBe(goodsTotal)
  expect(await credit(COMMISSION)).toBe(0)
  await booksHold()
})

it('10. a guest’s order cannot be found again, or attaches to somebody else’s account', async () => {
  const bought = await paid(1)
  const { code, buyerPhone } = bought
  for (const typed of [code, code.toLowerCase(), `${code.slice(0, 4)} ${code.slice(4)}`, bought.orders[0]!.code]) expect(await findGroupCode(ctx, { typed, phone: buyerPhone })).toBe(code)
  expect(await findGroupCode(ctx, { typed: code, phone: '+84900000000' })).toBeUndefined()

  const samePhone = await aPerson(ctx, { phone: buyerPhone })
  const signedIn = { ...ctx, actor: { personId: samePhone.id, name: samePhone.fullName, grants: [] } }
  expect((await listBuyerGroups(signedIn)).rows).toEqual([])
  await expect(getBuyerOrder(signedIn, { groupCode: code, access: { granted: false } })).rejects.toMatchObject({ kind: 'not_found' })
  expect(await buyerSees(code)).toMatchObject({ code, payment: 'paid' })
  expect(bought.buyerId).toBeNull()
})
