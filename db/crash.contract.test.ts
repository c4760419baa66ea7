import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signQuery } from '#app/adapters/vnpay/signature.ts'
import { productsForBasket } from '#app/modules/catalog/products-for-basket.server.ts'
import type { PlaceOrder } from '#app/modules/checkout/place-order.server.ts'
import { quote } from '#app/modules/checkout/quote.ts'
import type { Store } from './client.server.ts'
import { products, stockHolds } from './schema/catalog.ts'
import { events } from './schema/events.ts'
import { orderGroups, orders } from './schema/orders.ts'
import { paymentAttempts } from './schema/payments.ts'
import { aProduct, openTestStore, testContext, type TestContext } from './testing.ts'
import { dieAtEveryStatement, runApart } from './testing/crash.ts'
import { aGroup, anAttempt } from './testing/orders.ts'

const MINUTES = 5 * 60_000
let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: new Date() })
})
afterAll(() => store.close())

/** Whoever keeps goods has an order, and whoever has an order has its goods. */
async function booksOf(productId: string) {
  const [product] = await store.read.select().from(products).where(eq(products.id, productId))
  const holds = await store.read.select().from(stockHolds).where(eq(stockHolds.productId, productId))
  const groups = await store.read.select().from(orderGroups)
  expect(holds.map(({ groupId }) => groupId)).toEqual(groups.map(({ id }) => id))
  return { stock: product!.stock, held: holds.reduce((sum, { quantity, state }) => sum + (state === 'released' ? 0 : quantity), 0), groups: groups.length }
}

it('a process that dies while it places an order leaves an order with its goods, or nothing', { timeout: 30 * MINUTES }, async () => {
  const { id } = await aProduct(ctx, { stock: 10 })
  const basket = [{ productId: id, quantity: 2, seenPrice: 240_000 }]
  const { total } = quote(basket, await productsForBasket(store.read, [id]), '01')
  const order = {
    requestId: '0193577a-0000-7000-8000-000000000001',
    basket,
    agreedTotal: total,
    buyer: { name: 'Trần Văn Nam', phone: '+84912000098', recipientName: 'Trần Văn Nam', recipientPhone: '+84912000098', address: '12 Đội Cấn', note: '', pay: 'vnpay' },
    commune: { code: '00004', name: 'Ba Đình', fullName: 'Phường Ba Đình', provinceCode: '01', provinceName: 'Hà Nội', provinceFullName: 'Thành phố Hà Nội' },
  } as unknown as PlaceOrder

  const { crashes, said } = await dieAtEveryStatement({ name: 'placeOrder', by: ctx, input: order }, async (statement) => {
    expect({ statement, ...(await booksOf(id)) }).toEqual({ statement, stock: 10, held: 0, groups: 0 })
    expect(await store.read.select().from(paymentAttempts)).toEqual([])
    expect(await store.read.select().from(events)).toEqual([])
  })
  expect(crashes).toBeGreaterThan(1)
  expect(await booksOf(id)).toEqual({ stock: 8, held: 2, groups: 1 })
  expect(await runApart({ name: 'placeOrder', by: ctx, input: order })).toEqual({ crashed: false, said: { groupCodes: (said as { groupCodes: string[] }).groupCodes, isNew: false } })
  expect(await booksOf(id)).toEqual({ stock: 8, held: 2, groups: 1 })
})

it('a process that dies while it takes a payment leaves it unpaid, and the gateway’s next message is taken', { timeout: 30 * MINUTES }, async () => {
  const group = await aGroup(ctx, { stalls: 2 })
  const attempt = await anAttempt(ctx, group)
  const params = { vnp_TmnCode: 'CHOLANG1', vnp_TxnRef: attempt.txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' }
  const ipn = new URLSearchParams({ ...params, vnp_SecureHash: signQuery('SIMULATORSECRET0123456789ABCDEFGH', params) }).toString()
  const look = async () => ({
    orders: (await store.read.select().from(orders).where(eq(orders.groupId, group.id))).map(({ status }) => status),
    holds: (await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, group.id))).map(({ state }) => state),
    attempt: (await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.id, attempt.id)))[0]!.state,
    paid: (await store.read.select().from(orderGroups).where(eq(orderGroups.id, group.id)))[0]!.paidAt !== null,
  })

  const { crashes, said } = await dieAtEveryStatement({ name: 'answerIpn', by: ctx, input: { query: ipn } }, async (statement) => {
    expect({ statement, ...(await look()) }).toEqual({ statement, orders: ['awaiting_payment', 'awaiting_payment'], holds: ['held', 'held'], attempt: 'open', paid: false })
  })
  expect(crashes).toBeGreaterThan(1)
  expect(said).toBe('00')
  expect(await look()).toEqual({ orders: ['placed', 'placed'], holds: ['sold', 'sold'], attempt: 'paid', paid: true })
  expect(await runApart({ name: 'answerIpn', by: ctx, input: { query: ipn } })).toEqual({ crashed: false, said: '02' })
})
