import { and, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { products } from '#db/schema/catalog.ts'
import { orderLines, orders } from '#db/schema/orders.ts'
import { payoutBatches, payouts, refundLines as refundLineRows, refunds } from '#db/schema/payments.ts'
import { aMember, aStaffMember } from '#db/testing.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { openShop } from '#db/testing/shop.ts'
import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { payoutPaid, payoutSent } from '#app/modules/payments/ledger/entries.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { cancelLine } from './cancel-line.server.ts'
import { cancelOrder } from '../cancel-order.server.ts'
import { cancelUnanswered } from '../cancel-unanswered.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
import { confirmOrder } from '../confirm-order.server.ts'
import { confirmReceipt } from '../confirm-receipt.server.ts'
import { findOrderByParcel } from '../find-order-by-parcel.server.ts'
import { getBuyerOrder } from '../get-buyer-order.server.ts'
import { getStallOrder } from '../get-stall-order.server.ts'
import { handOver } from '../hand-over.server.ts'
import { holdOrder } from '../dispute.server.ts'
import { packOrder } from '../pack-order.server.ts'
import { recordDelivery } from '../record-delivery.server.ts'
import { recordReturn } from '../record-return.server.ts'
import { refundLines } from './refund-lines.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
const { store, ctx, clerk, gateway, close } = await openShop()
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await close()
})

async function placed(options: Parameters<typeof aGroup>[1] = { goods: 2 }) {
  const group = await aGroup(ctx, options)
  const attempt = options.method === 'cod' ? undefined : await anAttempt(ctx, group)
  if (attempt) await gateway.pay(await payUrlOf(ctx, attempt, { ip: '203.113.131.1' }), 'success')
  const { producer, products: [tea, honey] } = group.seller
  return { group, attempt, code: group.order.code, orderId: group.order.id, producer, tea: tea!, honey: honey ?? tea!, seller: ctx.as(producer.actor, producer.member) }
}
type Placed = Awaited<ReturnType<typeof placed>>

async function handedOver(options?: Parameters<typeof aGroup>[1]) {
  const order = await placed(options)
  await confirmOrder(order.seller, order)
  await packOrder(order.seller, order)
  await handOver(order.seller, { code: order.code, carrier: 'vnpost', trackingCode: `EB${order.code}VN` })
  return order
}
const delivered = async (options?: Parameters<typeof aGroup>[1]) => {
  const order = await handedOver(options)
  await recordDelivery(clerk, { code: order.code, source: 'post_clerk' })
  return order
}

const drop = (order: Placed, over: Partial<Parameters<typeof cancelLine>[1]> = {}, as = order.seller) =>
  cancelLine(as, { code: order.code, productId: order.honey.id, quantity: 2, seen: 2, reason: 'out_of_stock', as: 'seller', ...over })
const backOf = (groupId: string) => store.read.select().from(refunds).where(eq(refunds.groupId, groupId)).orderBy(refunds.requestedAt, refunds.id)
const buyers = (order: Placed) => getBuyerOrder(ctx, { groupCode: order.group.code, access: { granted: true } })
const stockOf = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!.stock
const held = (order: Placed) => balanceOf(store.read, 'buu-dien', chart.held.code, order.producer.id)
const balance = (order: Placed) => balanceOf(store.read, 'buu-dien', chart.producerBalance.code, order.producer.id)
const gatewayBack = async (order: Placed) => ((await gateway.recordOf(order.attempt!.txnRef))!.refunds ?? []).map(({ type, amount }) => `${type} ${Number(amount) / 100}`)
const settleRefunds = async () => {
  for (let round = 0; round < 14; round++) {
    ctx.setClock(plus(ctx.now(), 10 * MINUTE))
    await sendRefunds(ctx)
  }
}

describe('hết hàng một món', () => {
  it('the line goes back, the order goes on: buyer, slip and gateway know the same sum', async () => {
    const order = await placed()
    const price = 2 * order.honey.price
    await drop(order)
    expect(await backOf(order.group.id)).toMatchObject([{ amount: price, reason: 'out_of_stock', state: 'requested', orderId: order.orderId }])
    expect(await store.read.select().from(refundLineRows).where(eq(refundLineRows.orderId, order.orderId))).toMatchObject([{ productId: order.honey.id, quantity: 2, amount: price }])
    await confirmOrder(order.seller, order)
    const slip = await getStallOrder(order.seller, order)
    expect(slip).toMatchObject({ status: 'confirmed', goodsOff: price, lines: expect.arrayContaining([expect.objectContaining({ productId: order.honey.id, quantity: 0, off: 2, amount: 0, grams: 0 }), expect.objectContaining({ productId: order.tea.id, quantity: 2, off: 0 })]) as unknown })
    await settleRefunds()
    expect(await gatewayBack(order)).toEqual([`03 ${price}`])
    const seen = await buyers(order)
    expect(seen).toMatchObject({ payment: 'paid', refunds: [{ amount: price, state: 'done', channel: 'vnpay' }] })
    expect(await held(order)).toBe(-(order.group.total - price))
  })

  it('counts the shelf as empty, other reasons put the goods back', async () => {
    const none = await placed()
    await drop(none)
    expect([await stockOf(none.honey.id), await stockOf(none.tea.id)]).toEqual([0, 8])
    const broken = await placed()
    await drop(broken, { quantity: 1, reason: 'other' })
    expect(await stockOf(broken.honey.id)).toBe(9)
    expect(await backOf(broken.group.id)).toMatchObject([{ amount: broken.honey.price, reason: 'cancelled' }])
  })

  it('pressing twice takes off once', async () => {
    const order = await placed()
    const twice = await Promise.allSettled([drop(order, { quantity: 1 }), drop(order, { quantity: 1 })])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(drop(order, { quantity: 1 })).rejects.toMatchObject({ code: 'orders.movedOn' })
    expect(await backOf(order.group.id)).toMatchObject([{ amount: order.honey.price }])
  })

  it('the last piece ends the order, with its shipping; what is off already does not go back again', async () => {
    const order = await placed()
    await drop(order)
    await drop(order, { productId: order.tea.id })
    const all = await backOf(order.group.id)
    expect(all.map(({ amount }) => amount)).toEqual([2 * order.honey.price, 2 * order.tea.price + 32_000])
    expect((await buyers(order)).payment).toBe('refunded')
    await settleRefunds()
    expect(await gatewayBack(order)).toEqual([`03 ${2 * order.honey.price}`, `03 ${2 * order.tea.price + 32_000}`])
    expect(await held(order)).toBe(0)
  })

  it.each([0, 3, 1.5, Number.NaN])('not %s of two pieces', async (quantity) => {
    const order = await placed()
    await expect(drop(order, { quantity })).rejects.toMatchObject({ kind: 'invalid', code: 'refunds.quantityWrong' })
    expect(await backOf(order.group.id)).toEqual([])
  })

  it('the helper may, the accountant may not; to another stall and to a stranger the order does not exist', async () => {
    const order = await placed()
    const helper = ctx.as(await aMember(ctx, order.producer.id, 'helper'), { id: order.producer.id, roles: ['helper'] })
    const accountant = ctx.as(await aMember(ctx, order.producer.id, 'accountant'), { id: order.producer.id, roles: ['accountant'] })
    const other = await placed()
    await expect(drop(order, {}, accountant)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(drop(order, {}, other.seller)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(drop(order, { as: 'operator' }, ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }])))).rejects.toMatchObject({ kind: 'not_found' })
    await expect(drop(order, { productId: other.honey.id })).rejects.toMatchObject({ kind: 'invalid' })
    expect(await backOf(order.group.id)).toEqual([])
    await drop(order, { quantity: 1 }, helper)
    await drop(order, { quantity: 1, seen: 1, as: 'operator' }, ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }])))
    expect(await backOf(order.group.id)).toHaveLength(2)
  })

  it('a line and the whole order at the same instant: never more than was paid', async () => {
    for (let round = 0; round < 2; round++) {
      const order = await placed()
      await Promise.allSettled([drop(order), cancelOrder(order.seller, { code: order.code, reason: 'other', as: 'seller' }), drop(order, { quantity: 1 })])
      const back = (await backOf(order.group.id)).reduce((sum, { amount }) => sum + amount, 0)
      const [row] = await store.read.select().from(orders).where(eq(orders.id, order.orderId))
      expect(back).toBe(row!.goodsOff + row!.shippingOff)
      expect(await held(order)).toBe(back - order.group.total)
    }
  })
})

describe('PAINS §2', () => {
  it.each(['handed_over', 'delivered'] as const)('4: an order that is %s cannot be cancelled, and nothing of it is refunded', async (status) => {
    const order = await (status === 'delivered' ? delivered() : handedOver())
    const tooLate = { kind: 'conflict', code: 'orders.tooLateForSeller' }
    await expect(drop(order)).rejects.toMatchObject(tooLate)
    await expect(cancelOrder(order.seller, { code: order.code, reason: 'out_of_stock', as: 'seller' })).rejects.toMatchObject(tooLate)
    await expect(cancelOrder(ctx, { code: order.code, reason: 'changed_mind', as: 'buyer', granted: true })).rejects.toMatchObject({ kind: 'conflict', code: 'orders.tooLateForBuyer' })
    expect(await backOf(order.group.id)).toEqual([])
  })

  it('5: a lighter parcel costs the same to carry, and is charged once', async () => {
    const order = await placed()
    await drop(order)
    await confirmOrder(order.seller, order)
    await packOrder(order.seller, order)
    await handOver(order.seller, { code: order.code, carrier: 'vnpost', trackingCode: `EB${order.code}VN` })
    await recordDelivery(clerk, { code: order.code, source: 'post_clerk' })
    await recordDelivery(clerk, { code: order.code, source: 'post_clerk' })
    const [row] = await store.read.select().from(orders).where(eq(orders.id, order.orderId))
    expect(row).toMatchObject({ shippingFee: 32_000, shippingOff: 0, total: order.group.total })
    expect(await held(order)).toBe(-2 * order.tea.price)
    expect(Number((await gateway.recordOf(order.attempt!.txnRef))!.amount) / 100).toBe(order.group.total)
  })

  it('6: a fully refunded order never reads as paid, and a partial refund is what the gateway says', async () => {
    const one = await placed({ goods: 2, stalls: 2 })
    const [first, second] = one.group.orders
    await cancelOrder(one.seller, { code: first!.code, reason: 'cannot_ship', as: 'seller' })
    expect((await buyers(one)).payment).toBe('paid')
    await settleRefunds()
    expect(await gatewayBack(one)).toEqual([`03 ${one.group.total / 2}`])
    expect(await backOf(one.group.id)).toMatchObject([{ amount: one.group.total / 2, state: 'done' }])
    const other = one.group.sellers[1]!.producer
    await cancelOrder(ctx.as(other.actor, other.member), { code: second!.code, reason: 'cannot_ship', as: 'seller' })
    await settleRefunds()
    expect((await buyers(one)).payment).toBe('refunded')
    expect(await getStallOrder(one.seller, { code: first!.code })).toMatchObject({ status: 'cancelled', goodsOff: one.group.total / 2 - 32_000 })
    expect(await gatewayBack(one)).toEqual([`03 ${one.group.total / 2}`, `03 ${one.group.total / 2}`])
  })
})

describe('cash', () => {
  it('a line that is off is not collected at the door, and nothing is owed', async () => {
    const order = await placed({ goods: 2, method: 'cod' })
    await drop(order)
    await confirmOrder(order.seller, order)
    await packOrder(order.seller, order)
    await handOver(order.seller, { code: order.code, carrier: 'vnpost', trackingCode: `EB${order.code}VN` })
    const [parcel] = await findOrderByParcel(clerk, { typed: order.code })
    expect(parcel!.codAmount).toBe(2 * order.tea.price + 32_000)
    await recordDelivery(clerk, { code: order.code, source: 'post_clerk' })
    expect(await held(order)).toBe(-2 * order.tea.price)
    expect(await backOf(order.group.id)).toEqual([])
  })

  it('that came back unpaid owes nothing; that was paid and came back goes by transfer', async () => {
    const unpaid = await handedOver({ method: 'cod' })
    for (const to of ['returning', 'returned'] as const) await recordReturn(clerk, { code: unpaid.code, source: 'post_clerk', to })
    expect(await backOf(unpaid.group.id)).toEqual([])
    const paid = await delivered({ method: 'cod' })
    for (const to of ['returning', 'returned'] as const) await recordReturn(clerk, { code: paid.code, source: 'post_clerk', to })
    expect(await backOf(paid.group.id)).toMatchObject([{ amount: paid.group.total, state: 'transfer_due', channel: 'transfer', attemptId: null }])
    expect(await held(paid)).toBe(0)
    expect((await buyers(paid)).payment).toBe('refunded')
  })
})

describe('after the release', () => {
  async function released() {
    const order = await delivered()
    await store.write((tx) => tx.update(orderLines).set({ commissionBp: 333, withholding: 'ALWAYS', vatBp: 100, pitBp: 50 }).where(eq(orderLines.orderId, order.orderId)))
    await confirmReceipt(ctx, { code: order.code, granted: true })
    return order
  }
  /** The bank has her money. */
  const paidOut = (order: Placed, amount: number) =>
    store.write(async (tx) => {
      const [id, batchId, at] = [ctx.newId(), ctx.newId(), ctx.now()]
      const of = { collectorId: 'buu-dien', producerId: order.producer.id, amount }
      await tx.insert(payoutBatches).values({ id: batchId, collectorId: 'buu-dien', code: batchId.slice(-8), state: 'done', layout: 'plain', total: amount, count: 1, madeBy: 'maker', madeAt: at })
      await tx.insert(payouts).values({ ...of, id, batchId, bankAccountId: 'account', code: id.slice(-8), state: 'paid', createdAt: at, sentAt: at, paidAt: at })
      await postEntry(tx, ctx, payoutSent({ ...of, sourceId: id }))
      await postEntry(tx, ctx, payoutPaid({ ...of, sourceId: id }))
    })
  const giveBack = (order: Placed, lines: { productId: string; quantity: number }[], shipping = false, requestKey?: string) =>
    ctx.store.write(async (tx) => refundLines(tx, ctx, { order: (await holdOrder(tx, order.orderId)).order, lines, shipping, reason: 'complaint', cause: 'spoiled', ...(requestKey && { requestKey }) }))

  it('piece by piece commission and tax go back with the goods; after the last nothing of them is kept, and the balance owes the carried shipping', async () => {
    const order = await released()
    const before = await balance(order)
    expect(before).toBeLessThan(0)
    for (const productId of [order.tea.id, order.honey.id]) for (let piece = 0; piece < 2; piece++) await giveBack(order, [{ productId, quantity: 1 }])
    for (const account of [chart.producerBalance, chart.vatWithheld, chart.pitWithheld]) expect(await balanceOf(store.read, 'buu-dien', account.code, order.producer.id)).toBe(0)
    await giveBack(order, [], true)
    expect(await balance(order)).toBe(32_000)
    expect((await buyers(order)).payment).toBe('refunded')
    await settleRefunds()
    expect((await gatewayBack(order)).map((one) => Number(one.slice(3))).reduce((sum, one) => sum + one, 0)).toBe(order.group.total)
  })

  it('a balance that was paid out goes below nothing, and what she sells next is set off against it', async () => {
    const order = await released()
    const owed = -(await balance(order))
    await paidOut(order, owed)
    expect(await balance(order)).toBe(0)
    await giveBack(order, [{ productId: order.tea.id, quantity: 2 }])
    const debt = await balance(order)
    expect(debt).toBeGreaterThan(0)
    await giveBack(order, [{ productId: order.honey.id, quantity: 2 }])
    expect(await balance(order)).toBe(owed)
  })

  it('the same key is the same refund, two at once never give back more than a line has', async () => {
    const order = await released()
    const both = await Promise.all([giveBack(order, [{ productId: order.tea.id, quantity: 2 }], false, `k:${order.orderId}`), giveBack(order, [{ productId: order.tea.id, quantity: 2 }], false, `k:${order.orderId}`).catch(() => undefined)])
    expect(both.filter((id) => id !== undefined)).toHaveLength(1)
    const race = await Promise.allSettled([giveBack(order, [{ productId: order.honey.id, quantity: 2 }]), giveBack(order, [{ productId: order.honey.id, quantity: 1 }])])
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(giveBack(order, [{ productId: order.tea.id, quantity: 1 }])).rejects.toMatchObject({ kind: 'conflict', code: 'refunds.beyondLine' })
    const [line] = await store.read.select().from(orderLines).where(and(eq(orderLines.orderId, order.orderId), eq(orderLines.productId, order.tea.id)))
    expect(line!.offQuantity).toBe(2)
  })

  it('shipping goes back once', async () => {
    const order = await released()
    expect(await giveBack(order, [], true)).toEqual(expect.any(String))
    expect(await giveBack(order, [], true)).toBeUndefined()
    expect(await backOf(order.group.id)).toMatchObject([{ amount: 32_000 }])
  })
})

it('a stall that never answers: everything goes back, and the later day changes nothing', async () => {
  const order = await placed()
  ctx.setClock(plus(ctx.now(), 3 * DAY))
  await cancelUnanswered(ctx)
  await cancelUnanswered(ctx)
  expect(await backOf(order.group.id)).toMatchObject([{ amount: order.group.total, reason: 'unanswered' }])
})
