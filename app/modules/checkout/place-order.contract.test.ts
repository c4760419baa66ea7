import { randomUUID } from 'node:crypto'
import { and, eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { products, stockHolds } from '#db/schema/catalog.ts'
import { events } from '#db/schema/events.ts'
import { orderGroups, orderLines, orders } from '#db/schema/orders.ts'
import { paymentAttempts } from '#db/schema/payments.ts'
import { aCollector, aPerson, aPhone, aProduct, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import type { BasketLine } from './basket.ts'
import type { BuyerDetails } from './buyer.form.ts'
import { choosePayment } from './choose-payment.server.ts'
import { placeOrder } from './place-order.server.ts'
import { quoteBasket } from './quote-basket.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

const commune = { code: '05503', name: 'Tân Cương', fullName: 'Xã Tân Cương', provinceCode: '19', provinceName: 'Thái Nguyên', provinceFullName: 'Tỉnh Thái Nguyên' }
let houses = 0
function aBuyer(row: Partial<BuyerDetails> = {}): BuyerDetails {
  const phone = row.phone ?? aPhone()
  return { name: 'Trần Văn Nam', phone, province: '19', commune: 'Tân Cương', address: `số ${++houses} xóm Hồng Thái`, note: '', pay: 'vnpay', gift: false, recipientName: 'Trần Văn Nam', recipientPhone: phone, ...row } as BuyerDetails
}
const basketOf = (...lines: [{ id: string; price: number }, number][]): BasketLine[] => lines.map(([{ id, price }, quantity]) => ({ productId: id, quantity, seenPrice: price }))
type Asked = Partial<Parameters<typeof placeOrder>[1]> & { basket: BasketLine[] }
async function place({ basket, buyer = aBuyer(), requestId = randomUUID(), agreedTotal }: Asked, as = ctx) {
  const total = agreedTotal ?? (await quoteBasket(ctx, { lines: basket, provinceCode: commune.provinceCode })).total
  return placeOrder(as, { requestId, basket, buyer, commune, agreedTotal: total })
}
const stockOf = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!.stock
const groupOf = async (code: string) => (await store.read.select().from(orderGroups).where(eq(orderGroups.code, code)))[0]!
const nothingPlacedBy = async (phone: string) => expect(await store.read.select().from(orderGroups).where(eq(orderGroups.buyerPhone, phone))).toEqual([])

it('places two stalls as one group with its orders, lines, holds, attempt and events, and the sums agree', async () => {
  const [tea, shrimp] = [await aProduct(ctx), await aProduct(ctx, { name: 'Tôm khô', price: 650_000 })]
  const { groupCodes, isNew } = await place({ basket: basketOf([tea, 2], [shrimp, 1]) })
  expect([groupCodes.length, isNew]).toEqual([1, true])
  const group = await groupOf(groupCodes[0]!)
  const own = await store.read.select().from(orders).where(eq(orders.groupId, group.id))
  const lines = (await Promise.all(own.map(({ id }) => store.read.select().from(orderLines).where(eq(orderLines.orderId, id))))).flat()
  expect(own.map(({ status }) => status)).toEqual(['awaiting_payment', 'awaiting_payment'])
  expect(own.reduce((sum, { total }) => sum + total, 0)).toBe(group.total)
  expect(lines.reduce((sum, { amount }) => sum + amount, 0) + own.reduce((sum, { shippingFee }) => sum + shippingFee, 0)).toBe(group.total)
  expect(group.holdUntil).toEqual(plus(ctx.now(), 15 * MINUTE))
  expect(await store.read.select().from(stockHolds).where(and(eq(stockHolds.groupId, group.id), eq(stockHolds.state, 'held')))).toHaveLength(2)
  expect((await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, group.id))).map(({ state, amount }) => [state, amount])).toEqual([['open', group.total]])
  expect((await store.read.select().from(events).where(eq(events.subjectId, group.id))).map(({ type }) => type)).toContain('group.placed')
  expect([await stockOf(tea.id), await stockOf(shrimp.id)]).toEqual([8, 9])
})

it('buys once for one request, however often and however fast it comes', async () => {
  const tea = await aProduct(ctx)
  const asked = { basket: basketOf([tea, 1]), buyer: aBuyer(), requestId: randomUUID() }
  const answers = await Promise.all(Array.from({ length: 8 }, () => place(asked)))
  expect(new Set(answers.flatMap(({ groupCodes }) => groupCodes)).size).toBe(1)
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await place({ ...asked, basket: basketOf([tea, 5]), agreedTotal: 1 })).toEqual({ groupCodes: answers[0]!.groupCodes, isNew: false })
  expect(await stockOf(tea.id)).toBe(9)
  await expect(place({ ...asked, buyer: aBuyer() })).rejects.toMatchObject({ kind: 'conflict' })
})

it('sells ten units to fifty buyers at once: ten order, forty hear how many are left, nothing is half placed', async () => {
  const tea = await aProduct(ctx, { name: 'Chè Đinh', stock: 10 })
  const buyers = Array.from({ length: 50 }, () => aBuyer())
  const tries = await Promise.allSettled(buyers.map((buyer) => place({ basket: basketOf([tea, 1]), buyer, agreedTotal: 258_000 })))
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  expect(refused).toHaveLength(40)
  for (const error of refused) expect(error).toMatchObject({ kind: 'conflict', code: 'checkout.soldOut', params: { name: 'Chè Đinh' } })
  expect(await stockOf(tea.id)).toBe(0)
  const sold = await store.read.select().from(orderLines).where(eq(orderLines.productId, tea.id))
  expect(sold.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(10)
  for (const [at, buyer] of buyers.entries()) if (tries[at]!.status === 'rejected') await nothingPlacedBy(buyer.phone)
})

it('says which product runs short and how many are left, and takes nothing of the others', async () => {
  const [tea, shrimp] = [await aProduct(ctx), await aProduct(ctx, { name: 'Tôm khô', unitLabel: 'gói 500 g', stock: 3 })]
  const buyer = aBuyer()
  await expect(place({ basket: basketOf([tea, 1], [shrimp, 4]), buyer, agreedTotal: 1 })).rejects.toMatchObject({ code: 'checkout.onlyLeft', params: { name: 'Tôm khô', left: 3, unit: 'gói' } })
  expect(await stockOf(tea.id)).toBe(10)
  await nothingPlacedBy(buyer.phone)
})

it('never charges another sum than the one that was agreed to', async () => {
  const tea = await aProduct(ctx)
  const buyer = aBuyer()
  await store.write((tx) => tx.update(products).set({ price: 250_000 }).where(eq(products.id, tea.id)))
  await expect(place({ basket: basketOf([tea, 1]), buyer, agreedTotal: 258_000 })).rejects.toMatchObject({ kind: 'conflict', code: 'checkout.priceChanged', params: { total: '268.000 đ' } })
  await nothingPlacedBy(buyer.phone)
  await expect(place({ basket: basketOf([tea, 1]), buyer, agreedTotal: 268_000 })).resolves.toMatchObject({ isNew: true })
})

it('makes a payment of its own for each collector, all or none', async () => {
  await aCollector(ctx, { id: 'ngan-hang', name: 'Ngân hàng demo' })
  const [tea, other] = [await aProduct(ctx), await aProduct(ctx, { stallId: (await aStall(ctx, { collectorId: 'ngan-hang' })).id, stock: 1 })]
  const requestId = randomUUID()
  const { groupCodes } = await place({ basket: basketOf([tea, 1], [other, 1]), requestId })
  expect(groupCodes).toHaveLength(2)
  expect(await store.read.select().from(orderGroups).where(like(orderGroups.requestId, `${requestId}:%`))).toHaveLength(2)
  const buyer = aBuyer()
  await expect(place({ basket: basketOf([tea, 1], [other, 1]), buyer, agreedTotal: 1 })).rejects.toMatchObject({ code: 'checkout.soldOut' })
  await nothingPlacedBy(buyer.phone)
})

it('keeps goods aside for three unpaid orders of a phone, at once too, and again when their time is over', async () => {
  const tea = await aProduct(ctx, { stock: 50 })
  const phone = aPhone()
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => place({ basket: basketOf([tea, 1]), buyer: aBuyer({ phone }) })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ kind: 'too_many', code: 'checkout.unpaidPhone', params: { max: 3 } })
  ctx.setClock(plus(ctx.now(), 16 * MINUTE))
  await expireHolds(ctx)
  expect(await stockOf(tea.id)).toBe(50)
  await expect(place({ basket: basketOf([tea, 1]), buyer: aBuyer({ phone }) })).resolves.toMatchObject({ isNew: true })
})

it('keeps goods aside for five unpaid orders of an address, however it is written', async () => {
  const tea = await aProduct(ctx, { stock: 50 })
  const spellings = ['Số 9 xóm Gò Pháo', 'so 9 xom go phao', 'SỐ 9, XÓM GÒ PHÁO', 'Số 9  xóm Gò Pháo', 'số 9 xóm gò pháo']
  for (const address of spellings) await place({ basket: basketOf([tea, 1]), buyer: aBuyer({ address }) })
  await expect(place({ basket: basketOf([tea, 1]), buyer: aBuyer({ address: 'Số 9 xóm Gò Pháo' }) })).rejects.toMatchObject({ code: 'checkout.unpaidAddress' })
})

it('takes pay on delivery only with the checked phone of the person signed in, up to a sum and a number', async () => {
  const tea = await aProduct(ctx, { stock: 90 })
  const [nam, unchecked] = [await aPerson(ctx, { fullName: 'Trần Văn Nam' }), await aPerson(ctx, { phoneChecked: false })]
  const as = (person: { id: string }) => ctx.as({ personId: person.id, name: 'Trần Văn Nam', grants: [] })
  const cod = (person: { phone: string | null }, row: Partial<BuyerDetails> = {}) => aBuyer({ pay: 'cod', phone: person.phone!, ...row })
  const basket = basketOf([tea, 1])
  await expect(place({ basket, buyer: cod(nam) })).rejects.toMatchObject({ kind: 'invalid', code: 'checkout.codSignIn', params: { field: 'pay' } })
  await expect(place({ basket, buyer: cod(unchecked) }, as(unchecked))).rejects.toMatchObject({ code: 'checkout.codPhoneUnchecked' })
  await expect(place({ basket, buyer: cod(nam, { phone: aPhone() }) }, as(nam))).rejects.toMatchObject({ code: 'checkout.codOtherPhone' })
  await expect(place({ basket: basketOf([tea, 20]), buyer: cod(nam) }, as(nam))).rejects.toMatchObject({ code: 'checkout.codTooMuch', params: { most: '3.000.000 đ' } })
  const { groupCodes } = await place({ basket, buyer: cod(nam) }, as(nam))
  const group = await groupOf(groupCodes[0]!)
  expect((await store.read.select().from(orders).where(eq(orders.groupId, group.id))).map(({ status, cod }) => [status, cod])).toEqual([['placed', true]])
  expect((await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, group.id))).map(({ state }) => state)).toEqual(['sold'])
  for (const _ of [2, 3]) await place({ basket, buyer: cod(nam) }, as(nam))
  await expect(place({ basket, buyer: cod(nam) }, as(nam))).rejects.toMatchObject({ kind: 'too_many', code: 'checkout.codTooMany' })
})

it('opens one attempt for two tabs, another for another way of paying, none when the time is over', async () => {
  const tea = await aProduct(ctx)
  const { groupCodes } = await place({ basket: basketOf([tea, 1]) })
  const groupCode = groupCodes[0]!
  const [one, two] = await Promise.all([choosePayment(ctx, { groupCode, ip: '127.0.0.1' }), choosePayment(ctx, { groupCode, ip: '127.0.0.1' })])
  expect(one).toEqual(two)
  expect(await choosePayment(ctx, { groupCode, choice: 'VNPAYQR', ip: '127.0.0.1' })).not.toEqual(one)
  const { id } = await groupOf(groupCode)
  expect((await store.read.select().from(paymentAttempts).where(and(eq(paymentAttempts.groupId, id), eq(paymentAttempts.state, 'open')))).length).toBe(1)
  ctx.setClock(plus(ctx.now(), 16 * MINUTE))
  await expect(choosePayment(ctx, { groupCode, ip: '127.0.0.1' })).rejects.toMatchObject({ kind: 'conflict' })
  await expect(choosePayment(ctx, { groupCode: 'UNKNOWN1', ip: '127.0.0.1' })).rejects.toMatchObject({ kind: 'not_found' })
})
