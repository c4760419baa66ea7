import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { orderGroups, orders, orderSteps } from '#db/schema/orders.ts'
import { commissionRules, journalLines, paymentAttempts } from '#db/schema/payments.ts'
import { paidNotice } from '#db/seed/demo/world.ts'
import { stockHolds } from '#db/schema/catalog.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { aPerson, aPhone, aProduct, aProducer, aStaffMember, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { settlePayment } from '#app/modules/orders/settling/settle-payment.server.ts'
import type { BuyerDetails } from './buyer.form.ts'
import { choosePayment } from './choose-payment.server.ts'
import { HOLD_MS, PHONE_HOLD_MS } from './limits.ts'
import { openDraft, sealDraft } from './phone-draft.server.ts'
import { listEntered, placePhoneOrder } from './phone-order.server.ts'
import { placeOrder } from './place-order.server.ts'
import { quoteBasket } from './quote-basket.server.ts'

let store: Store
let ctx: TestContext
let officer: TestContext
let clerk: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await seedReference(store)
  officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '96/32130' }]))
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
  await store.write((tx) => tx.insert(commissionRules).values({ id: 'five', collectorId: 'buu-dien', bp: 500, validFrom: '2026-01-01', reason: 'test', state: 'agreed', proposedBy: 'a', proposedAt: ctx.now(), decidedBy: 'b', decidedAt: ctx.now() }))
})
afterAll(() => store.close())

const commune = { code: '05503', name: 'Tân Cương', fullName: 'Xã Tân Cương', provinceCode: '19', provinceName: 'Thái Nguyên', provinceFullName: 'Tỉnh Thái Nguyên' }
let houses = 0
const aBuyer = (row: Partial<BuyerDetails> = {}): BuyerDetails => {
  const phone = row.phone ?? aPhone()
  return { name: 'Trần Văn Nam', phone, province: '19', commune: 'Tân Cương', address: `số ${++houses}`, note: '', pay: 'vnpay', gift: false, recipientName: 'Trần Văn Nam', recipientPhone: phone, ...row } as BuyerDetails
}

async function aStallWithTea(unitPath = '19/05503/01') {
  const producer = await aProducer(ctx, { unitPath })
  const stall = await aStall(ctx, { producerId: producer.id })
  return { producer, tea: await aProduct(ctx, { stallId: stall.id }) }
}
type Stall = Awaited<ReturnType<typeof aStallWithTea>>

async function asked({ tea }: Stall, buyer = aBuyer()) {
  const basket = [{ productId: tea.id, quantity: 2, seenPrice: tea.price }]
  return { requestId: randomUUID(), basket, buyer, commune, agreedTotal: (await quoteBasket(ctx, { lines: basket, provinceCode: '19' })).total }
}
const groupOf = async (code: string) => (await store.read.select().from(orderGroups).where(eq(orderGroups.code, code)))[0]!
const orderOf = async (groupId: string) => (await store.read.select().from(orders).where(eq(orders.groupId, groupId)))[0]!

async function paid(groupCode: string) {
  const group = await groupOf(groupCode)
  await choosePayment(ctx, { groupCode, ip: '203.113.131.1' })
  const [attempt] = await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, group.id))
  expect(await settlePayment(ctx, { ...paidNotice(attempt!.txnRef, attempt!.amount, ctx.now()), tellers: [null] }, 'ipn')).toBe('settled')
  return orderOf(group.id)
}

async function soldAndReceived({ producer }: Stall, groupCode: string) {
  const { code, id } = await paid(groupCode)
  const seller = ctx.as(producer.actor, producer.member)
  await confirmOrder(seller, { code })
  await packOrder(seller, { code })
  await handOver(seller, { code, carrier: 'vnpost', trackingCode: `T${code}` })
  await recordDelivery(clerk, { code, source: 'post_clerk' })
  await confirmReceipt(ctx, { code, granted: true })
  const lines = await store.read.select({ account: journalLines.account, amount: journalLines.amount }).from(journalLines).where(eq(journalLines.orderId, id))
  return lines.map(({ account, amount }) => `${account} ${amount}`).sort()
}

it('PAINS 2.2: an order that staff enter pays the same commission and credits the stall the same as one the buyer places', async () => {
  const stall = await aStallWithTea()
  const own = await placeOrder(ctx, await asked(stall))
  const entered = await placePhoneOrder(officer, await asked(stall))
  const [byBuyer, byStaff] = [await soldAndReceived(stall, own.groupCodes[0]!), await soldAndReceived(stall, entered.groupCodes[0]!)]
  expect(byStaff).toEqual(byBuyer)
  expect(byStaff).toContain('5113 -24000')
  expect(byStaff).toContain('3387 -448800')
})

it('keeps who entered it apart from who buys, and opens it to the buyer alone', async () => {
  const stall = await aStallWithTea()
  const buyer = aBuyer()
  const { groupCodes } = await placePhoneOrder(officer, await asked(stall, buyer))
  const group = await groupOf(groupCodes[0]!)
  expect(group).toMatchObject({ buyerId: null, enteredBy: officer.actor!.personId, buyerPhone: buyer.phone, method: 'vnpay' })
  const order = await orderOf(group.id)
  expect((await store.read.select().from(orderSteps).where(eq(orderSteps.orderId, order.id)))[0]).toMatchObject({ source: 'officer', actorId: officer.actor!.personId })
  expect(order.related).toBe(false)
  expect((await listEntered(officer))[0]).toMatchObject({ code: group.code, state: 'waiting' })
  expect(await listEntered(clerk)).toEqual([])
})

it('shows whoever entered it that the money came, and that it went back', async () => {
  const { groupCodes: [groupCode] } = await placePhoneOrder(officer, await asked(await aStallWithTea()))
  const entered = async () => (await listEntered(officer)).find(({ code }) => code === groupCode)
  expect(await entered()).toMatchObject({ state: 'waiting' })
  const { code } = await paid(groupCode!)
  expect(await entered()).toMatchObject({ state: 'paid' })
  await cancelOrder(ctx, { code, reason: 'changed_mind', as: 'buyer', granted: true })
  expect(await entered()).toMatchObject({ state: 'back' })
})

it('waits two hours for a buyer on the phone: a try at the gateway still takes fifteen minutes and may be begun again, then the goods go back', async () => {
  const stall = await aStallWithTea()
  const begun = ctx.now()
  const { groupCodes: [groupCode] } = await placePhoneOrder(officer, await asked(stall))
  const group = await groupOf(groupCode!)
  const attempts = () => store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, group.id)).orderBy(paymentAttempts.txnRef)
  const shown = async () => (await getBuyerOrder(ctx, { groupCode: groupCode!, access: { granted: true } })).payment
  expect(group.holdUntil).toEqual(plus(begun, PHONE_HOLD_MS))
  expect((await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, group.id))).map(({ expiresAt }) => expiresAt)).toEqual([group.holdUntil])
  expect(await attempts()).toEqual([])
  expect(await shown()).toBe('open')

  ctx.setClock(plus(begun, HOUR))
  expect(await expireHolds(ctx)).toBe(0)
  await choosePayment(ctx, { groupCode: groupCode!, ip: '203.113.131.1' })
  ctx.setClock(plus(begun, HOUR + HOLD_MS + MINUTE))
  expect(await shown()).toBe('silent')
  await choosePayment(ctx, { groupCode: groupCode!, ip: '203.113.131.1' })
  expect((await attempts()).map(({ state, expiresAt }) => [state, expiresAt.getTime() - begun.getTime()])).toEqual([['closed', HOUR + HOLD_MS], ['open', HOUR + 2 * HOLD_MS + MINUTE]])
  expect(await shown()).toBe('waiting')

  ctx.setClock(plus(begun, PHONE_HOLD_MS - MINUTE))
  expect(await expireHolds(ctx)).toBe(0)
  await choosePayment(ctx, { groupCode: groupCode!, ip: '203.113.131.1' })
  expect((await attempts()).at(-1)!.expiresAt).toEqual(group.holdUntil)
  ctx.setClock(plus(begun, PHONE_HOLD_MS))
  expect(await expireHolds(ctx)).toBeGreaterThan(0)
  expect((await orderOf(group.id)).status).toBe('cancelled')
  expect((await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, group.id))).map(({ state }) => state)).toEqual(['released'])
  await expect(choosePayment(ctx, { groupCode: groupCode!, ip: '203.113.131.1' })).rejects.toMatchObject({ code: 'payments.timeOver' })
  ctx.setClock(begun)
})

it('counts apart what staff enter for a stall of their own commune', async () => {
  const stall = await aStallWithTea('96/32130/01')
  const { groupCodes } = await placePhoneOrder(officer, await asked(stall))
  expect((await orderOf((await groupOf(groupCodes[0]!)).id)).related).toBe(true)
})

it('takes cash on delivery only for a phone that somebody has proved', async () => {
  const stall = await aStallWithTea()
  await expect(placePhoneOrder(officer, await asked(stall, aBuyer({ pay: 'cod' })))).rejects.toMatchObject({ code: 'checkout.codPhoneUnchecked' })
  const known = await aPerson(ctx)
  const { groupCodes } = await placePhoneOrder(officer, await asked(stall, aBuyer({ pay: 'cod', phone: known.phone! })))
  expect((await orderOf((await groupOf(groupCodes[0]!)).id)).status).toBe('placed')
})

it('is for staff who meet people, and a draft belongs to who typed it', async () => {
  const stall = await aStallWithTea()
  await expect(placePhoneOrder(clerk, await asked(stall))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(placePhoneOrder(ctx.as(stall.producer.actor), await asked(stall))).rejects.toMatchObject({ kind: 'forbidden' })
  const { vault } = ctx.ports
  const sealed = sealDraft(vault, { ...(await asked(stall)), by: officer.actor!.personId })
  expect(openDraft(vault, sealed, officer.actor!.personId).buyer.name).toBe('Trần Văn Nam')
  expect(() => openDraft(vault, sealed, 'somebody-else')).toThrow('checkout.phoneDraftGone')
  expect(() => openDraft(vault, sealed.slice(0, -8), officer.actor!.personId)).toThrow('checkout.phoneDraftGone')
})
