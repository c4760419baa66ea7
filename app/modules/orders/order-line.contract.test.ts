import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { products } from '#db/schema/catalog.ts'
import { events } from '#db/schema/events.ts'
import { orders, orderSteps } from '#db/schema/orders.ts'
import { consents, delegations, memberships } from '#db/schema/producers.ts'
import { aMember, aPerson, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { runs } from '#db/testing/runs.ts'
import type { Context } from '#app/lib/context.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { hashSecret } from '#app/modules/accounts/secret-hash.server.ts'
import { setPin } from '#app/modules/accounts/set-secret.server.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { refundsOf } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { answerIpn } from './settling/answer-ipn.server.ts'
import { cancelOrder } from './cancel-order.server.ts'
import { cancelUnanswered } from './cancel-unanswered.server.ts'
import { completeDelivered } from './complete-delivered.server.ts'
import { confirmBySellerLink } from './confirm-by-seller-link.server.ts'
import { confirmOrder } from './confirm-order.server.ts'
import { confirmReceipt } from './confirm-receipt.server.ts'
import { getStallOrder } from './get-stall-order.server.ts'
import { handOver } from './hand-over.server.ts'
import { listUnanswered } from './list-unanswered.server.ts'
import { packOrder } from './pack-order.server.ts'
import { recordCall } from './record-call.server.ts'
import { recordDelivery, recordTakeOver } from './record-delivery.server.ts'
import { recordReturn } from './record-return.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  await gateway.close()
  await store.close()
})

/** A paid order before its stall; `seller` may act on it. */
async function placed(options?: Parameters<typeof aGroup>[1]) {
  const group = await aGroup(ctx, options)
  if (options?.method !== 'cod') await gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, group), { ip: '203.113.131.1' }), 'success')
  const { producer, product } = group.seller
  return { group, code: group.order.code, producer, product, seller: ctx.as(producer.actor, producer.member) }
}
async function handedOver(options?: Parameters<typeof aGroup>[1]) {
  const order = await placed(options)
  await confirmOrder(order.seller, order)
  await packOrder(order.seller, order)
  await handOver(order.seller, { code: order.code, carrier: 'vnpost', trackingCode: `EB${order.code}VN` })
  return order
}
const clerk = async () => ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '19/05503' }], { fullName: 'Phạm Thị Mai' }))
const officer = async (unitPath = '19/05503') => ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath }]))
const rowOf = async (code: string) => (await store.read.select().from(orders).where(eq(orders.code, code)))[0]!
const statusOf = async (code: string) => (await rowOf(code)).status
const stepsOf = async (code: string) => (await store.read.select().from(orderSteps).where(eq(orderSteps.orderId, (await rowOf(code)).id)).orderBy(orderSteps.at, orderSteps.id)).map(({ status, source }) => `${status} ${source}`)
const eventsOf = async (code: string) => (await store.read.select().from(events).where(eq(events.subjectId, (await rowOf(code)).id)).orderBy(events.id)).map(({ type }) => type)
const stockOf = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!.stock
const notFound = { kind: 'not_found' }

describe('the whole way', () => {
  it('from money to done, every step with its source and its event', async () => {
    const { code, seller } = await handedOver()
    const mai = await clerk()
    expect(await recordTakeOver(mai, { code, source: 'post_clerk' })).toBe('moved')
    expect(await recordTakeOver(mai, { code, source: 'post_clerk' })).toBe('already')
    expect(await recordDelivery(mai, { code, source: 'post_clerk' })).toBe('moved')
    expect(await rowOf(code)).toMatchObject({ deliveredSource: 'post_clerk', deliveredAt: MORNING, releaseAt: plus(MORNING, 3 * DAY) })
    await confirmReceipt(ctx, { code, granted: true })
    await confirmReceipt(ctx, { code, granted: true })
    expect(await stepsOf(code)).toEqual(['awaiting_payment buyer', 'placed gateway', 'confirmed seller', 'packed seller', 'handed_over seller', 'handed_over post_clerk', 'delivered post_clerk', 'completed buyer'])
    expect(await eventsOf(code)).toEqual(['order.placed', 'order.confirmed', 'order.packed', 'order.handed_over', 'order.delivered', 'order.completed'])
    await expect(packOrder(seller, { code })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('the buyer’s "Đã nhận đủ" delivers and completes', async () => {
    const { code } = await handedOver()
    await confirmReceipt(ctx, { code, granted: true })
    expect(await rowOf(code)).toMatchObject({ status: 'completed', deliveredSource: 'buyer' })
  })

  it('three days after delivery without a word it is done', async () => {
    const { code } = await handedOver()
    await recordDelivery(await clerk(), { code, source: 'post_clerk' })
    ctx.setClock(plus(MORNING, 3 * DAY - 1))
    await completeDelivered(ctx)
    expect(await statusOf(code)).toBe('delivered')
    ctx.setClock(plus(MORNING, 3 * DAY))
    await Promise.all([completeDelivered(ctx), completeDelivered(ctx)])
    expect((await stepsOf(code)).filter((step) => step === 'completed clock')).toHaveLength(1)
  })

  it('goes back when nobody takes it, and the money with it', async () => {
    const { code, group } = await handedOver()
    const mai = await clerk()
    await recordReturn(mai, { code, source: 'post_clerk', to: 'returning' })
    expect(await refundsOf(store.read, group.id)).toEqual([])
    await recordReturn(mai, { code, source: 'post_clerk', to: 'returned' })
    expect(await recordReturn(mai, { code, source: 'post_clerk', to: 'returned' })).toBe('already')
    expect(await refundsOf(store.read, group.id)).toMatchObject([{ amount: group.total, reason: 'returned' }])
  })

  it('the clerk takes a parcel the household forgot to hand over in words', async () => {
    const { code, seller } = await placed()
    await confirmOrder(seller, { code })
    expect(await recordTakeOver(await clerk(), { code, source: 'post_clerk' })).toBe('moved')
    expect(await statusOf(code)).toBe('handed_over')
  })
})

describe('delivered is not the seller’s word', () => {
  it('not hers, not her helper’s, not of a clerk who is one of them, not of who acts for her', async () => {
    const { code, seller, producer } = await handedOver()
    const both = await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }])
    await aMember(ctx, producer.id, 'packer', { id: both.personId, fullName: both.name })
    const delegate = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }, { role: 'post_clerk', unitPath: '19/05503' }])
    await aDelegation(producer.id, producer.ownerId, delegate.personId)
    for (const who of [seller, ctx.as(both), ctx.as(delegate)])
      for (const source of ['post_clerk', 'operator', 'carrier'] as const) await expect(recordDelivery(who, { code, source, proof: 'giấy' })).rejects.toMatchObject({ kind: 'forbidden', code: 'orders.notBySeller' })
    await expect(confirmReceipt(seller, { code, granted: true })).rejects.toMatchObject({ code: 'orders.notBySeller' })
    expect(await statusOf(code)).toBe('handed_over')
  })

  it('a clerk, a carrier without a person, an operator with proof; nobody else', async () => {
    const { code } = await handedOver()
    const operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
    const elsewhere = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }]))
    await expect(recordDelivery(ctx, { code, source: 'post_clerk' })).rejects.toMatchObject(notFound)
    await expect(recordDelivery(await officer(), { code, source: 'post_clerk' })).rejects.toMatchObject(notFound)
    await expect(recordDelivery(await clerk(), { code, source: 'carrier' })).rejects.toMatchObject(notFound)
    await expect(recordDelivery(elsewhere, { code, source: 'operator', proof: 'giấy' })).rejects.toMatchObject(notFound)
    await expect(recordDelivery(operator, { code, source: 'operator' })).rejects.toMatchObject({ kind: 'invalid', params: { field: 'proof' } })
    expect(await recordDelivery(operator, { code, source: 'operator', proof: 'biên nhận có chữ ký' })).toBe('moved')
    expect(await recordDelivery(ctx, { code, source: 'carrier' })).toBe('already')
    expect((await rowOf(code)).deliveredSource).toBe('operator')
  })
})

async function aDelegation(producerId: string, ownerId: string, officerId: string, row: Partial<typeof delegations.$inferInsert> = {}) {
  const [id, consentId] = [ctx.newId(), ctx.newId()]
  await store.write(async (tx) => {
    await tx.insert(consents).values({ id: consentId, producerId, personId: ownerId, kind: 'delegation', textVersion: 'test', given: 'code', givenAt: ctx.now() })
    await tx.insert(delegations).values({ id, producerId, officerId, consentId, purpose: 'accept_orders', validFrom: ctx.now(), validTo: plus(ctx.now(), DAY), ...row })
  })
  return id
}

describe('taking an order', () => {
  it('by who acts for the household, while the permission lives, and logged as such', async () => {
    const { code, producer } = await placed()
    const hanh = await officer()
    const acting = (delegationId: string): Context => ({ ...hanh, producer: producer.member, delegationId })
    const other = await aDelegation(producer.id, producer.ownerId, hanh.actor!.personId, { purpose: 'open_stall' })
    await expect(confirmOrder(acting(other), { code })).rejects.toMatchObject({ code: 'producers.delegationEnded' })
    const ended = await aDelegation(producer.id, producer.ownerId, hanh.actor!.personId, { revokedAt: MORNING })
    await expect(confirmOrder(acting(ended), { code })).rejects.toMatchObject({ code: 'producers.delegationEnded' })
    await confirmOrder(acting(await aDelegation(producer.id, producer.ownerId, hanh.actor!.personId)), { code })
    expect(await stepsOf(code)).toContain('confirmed officer')
  })

  it('the accountant only looks, and does not see whose parcel it is; whatever roles the page remembers', async () => {
    const { code, producer, seller } = await placed()
    const phuc = await aMember(ctx, producer.id, 'accountant')
    for (const roles of [['accountant'], ['owner']] as const) {
      const as = ctx.as(phuc, { id: producer.id, roles })
      const tracked = { code, carrier: 'vnpost' as const, trackingCode: 'EB1VN' }
      const acts = [() => confirmOrder(as, { code }), () => packOrder(as, { code }), () => handOver(as, tracked), () => cancelOrder(as, { code, reason: 'other', as: 'seller' })]
      for (const act of acts) await expect(act()).rejects.toMatchObject({ kind: 'forbidden', code: 'producers.otherDuty' })
    }
    await confirmOrder(seller, { code })
    expect(await getStallOrder(ctx.as(phuc, { id: producer.id, roles: ['accountant'] }), { code })).toMatchObject({ recipient: null, mayAct: false })
    expect(await getStallOrder(seller, { code })).toMatchObject({ recipient: { recipientName: 'Trần Văn Nam' }, mayAct: true })
  })

  it('packer and helper take and pack, and nobody does once the membership ended', async () => {
    for (const role of ['packer', 'helper'] as const) {
      const { code, producer } = await placed()
      const sau = ctx.as(await aMember(ctx, producer.id, role), { id: producer.id, roles: [role] })
      await confirmOrder(sau, { code })
      await store.write((tx) => tx.update(memberships).set({ validTo: ctx.now() }).where(eq(memberships.personId, sau.actor!.personId)))
      await expect(packOrder(sau, { code })).rejects.toMatchObject(notFound)
      expect(await statusOf(code)).toBe('confirmed')
    }
  })

  it('by an officer of the unit only after the household’s yes on the phone', async () => {
    const { code } = await placed()
    const hanh = await officer()
    await expect(confirmOrder(hanh, { code })).rejects.toMatchObject({ code: 'orders.callFirst' })
    await expect(recordCall(await officer('96'), { code, outcome: 'agreed' })).rejects.toMatchObject(notFound)
    await recordCall(hanh, { code, outcome: 'no_answer' })
    await expect(confirmOrder(hanh, { code })).rejects.toMatchObject({ code: 'orders.callFirst' })
    await recordCall(hanh, { code, outcome: 'agreed' })
    expect(await stepsOf(code)).toContain('confirmed officer')
    expect(await eventsOf(code)).toEqual(['order.placed', 'order.called', 'order.called', 'order.confirmed'])
  })

  it('by the link in her message and her PIN, which locks after five wrong ones', async () => {
    const { code, producer } = await placed()
    const pin = await hashSecret('246810')
    await store.write((tx) => setPin(tx, ctx, { personId: producer.ownerId, pin }))
    const token = (await rowOf(code)).sellerToken
    await expect(confirmBySellerLink(ctx, { token: `${token}x`, pin: '246810' })).rejects.toMatchObject(notFound)
    for (let wrong = 0; wrong < 5; wrong++) await expect(confirmBySellerLink(ctx, { token, pin: '111111' })).rejects.toMatchObject({ code: 'orders.wrongPin', params: { field: 'pin' } })
    await expect(confirmBySellerLink(ctx, { token, pin: '246810' })).rejects.toMatchObject({ kind: 'too_many' })
    ctx.setClock(plus(MORNING, HOUR))
    await confirmBySellerLink(ctx, { token, pin: '246810' })
    await confirmBySellerLink(ctx, { token, pin: '246810' })
    expect(await stepsOf(code)).toEqual(['awaiting_payment buyer', 'placed gateway', 'confirmed seller'])
    const [told] = await store.read.select().from(events).where(eq(events.type, 'order.confirmed')).orderBy(events.id).then((all) => all.slice(-1))
    expect(told).toMatchObject({ actorId: producer.ownerId, producerId: producer.id })
  })
})

describe('an order nobody takes', () => {
  it('heads the officer’s list after 12 alert hours and ends after 36, goods and money back', async () => {
    const { code, group, product } = await placed({ stalls: 2 })
    const hanh = await officer()
    const mine = async () => (await listUnanswered(hanh, ['19/05503'])).filter((one) => one.code === code)
    ctx.setClock(plus((await rowOf(code)).alertAt!, -1))
    expect(await mine()).toEqual([])
    ctx.setClock((await rowOf(code)).alertAt!)
    await recordCall(hanh, { code, outcome: 'no_answer' })
    expect(await mine()).toMatchObject([{ code, calls: 1 }])
    expect(await listUnanswered(hanh, ['96', '19/0550'])).toEqual([])
    expect(await listUnanswered(hanh, [])).toEqual([])
    ctx.setClock((await rowOf(code)).cancelAt!)
    await Promise.all([cancelUnanswered(ctx), cancelUnanswered(ctx)])
    expect(await rowOf(code)).toMatchObject({ status: 'cancelled', cancelReason: 'unanswered' })
    expect(await stockOf(product.id)).toBe(10)
    expect(await refundsOf(store.read, group.id)).toMatchObject(group.orders.map(({ id }) => ({ orderId: id, amount: group.total / 2, reason: 'unanswered' })))
  })
})

describe('cancelling', () => {
  it('by the buyer until it is taken, with the money of that order only', async () => {
    const { code, group, seller, product } = await placed({ stalls: 2 })
    await expect(cancelOrder(ctx, { code, reason: 'changed_mind', as: 'buyer' })).rejects.toMatchObject(notFound)
    await cancelOrder(ctx, { code, reason: 'changed_mind', as: 'buyer', granted: true })
    expect(await refundsOf(store.read, group.id)).toMatchObject([{ orderId: group.order.id, amount: group.total / 2, reason: 'cancelled' }])
    expect(await stockOf(product.id)).toBe(10)
    await expect(confirmOrder(seller, { code })).rejects.toMatchObject({ kind: 'conflict' })
    const other = group.orders[1]!
    await confirmOrder(ctx.as(group.sellers[1]!.producer.actor, group.sellers[1]!.producer.member), { code: other.code })
    await expect(cancelOrder(ctx, { code: other.code, reason: 'changed_mind', as: 'buyer', granted: true })).rejects.toMatchObject({ code: 'orders.tooLateForBuyer' })
  })

  it('by the stall until the post has it, in words after', async () => {
    const { code, seller } = await handedOver()
    await expect(cancelOrder(seller, { code, reason: 'out_of_stock', as: 'seller' })).rejects.toMatchObject({ code: 'orders.tooLateForSeller' })
  })

  it('an unpaid basket as a whole', async () => {
    const group = await aGroup(ctx, { stalls: 2 })
    await cancelOrder(ctx, { code: group.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    for (const [at, { product }] of group.sellers.entries()) {
      expect(await statusOf(group.orders[at]!.code)).toBe('cancelled')
      expect(await stockOf(product.id)).toBe(10)
    }
    expect(await refundsOf(store.read, group.id)).toEqual([])
  })

  it('cash on delivery: goods back, no money', async () => {
    const { code, group, product, seller } = await placed({ method: 'cod' })
    await cancelOrder(seller, { code, reason: 'out_of_stock', as: 'seller' })
    expect(await stockOf(product.id)).toBe(10)
    expect(await refundsOf(store.read, group.id)).toEqual([])
  })

  it('and taking at the same instant: one of them, and the money agrees', async () => {
    for (let round = 0; round < runs(8, 300); round++) {
      const { code, group, seller, product } = await placed()
      const race = [() => confirmOrder(seller, { code }), () => cancelOrder(ctx, { code, reason: 'changed_mind', as: 'buyer', granted: true })]
      const ends = await Promise.allSettled((round % 2 ? race : race.reverse()).map((run) => run()))
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const cancelled = (await statusOf(code)) === 'cancelled'
      expect(await refundsOf(store.read, group.id)).toHaveLength(cancelled ? 1 : 0)
      expect(await stockOf(product.id)).toBe(cancelled ? 10 : 8)
    }
  })
})

describe('orders counted apart', () => {
  const related = async (options: Parameters<typeof aGroup>[1]) => (await rowOf((await aGroup(ctx, options)).order.code)).related

  it('an officer of the commune, her phone as recipient, a member of a household there', async () => {
    const hanh = await aPerson(ctx)
    await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }], {})
    const { producer } = (await aGroup(ctx)).seller
    const neighbour = await aPerson(ctx)
    await aMember(ctx, producer.id, 'helper', neighbour)
    expect(await related({ buyerId: hanh.id })).toBe(false)
    expect(await related({ buyerId: neighbour.id })).toBe(true)
    expect(await related({ recipientPhone: neighbour.phone! })).toBe(true)
    expect(await related({ buyerId: (await officer()).actor!.personId })).toBe(true)
    expect(await related({ buyerId: (await officer('96/32130')).actor!.personId })).toBe(false)
  })
})
