import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { lineFreezes, orderLines, orders } from '#db/schema/orders.ts'
import { refunds } from '#db/schema/payments.ts'
import { complaints } from '#db/schema/support.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { collectorStaff } from '#db/testing/payouts.ts'
import type { Grant } from '#app/lib/context.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { recordDelivery, recordTakeOver } from '#app/modules/orders/record-delivery.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { decideComplaint, withdrawComplaint } from './decide-complaint.server.ts'
import { complaintsOfOrders, getComplaint, listComplaints, orderToEnter } from './list-complaints.server.ts'
import { openComplaint } from './open-complaint.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let clerk: TestContext
let operator: TestContext
let checker: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
const staff = async (...grants: Grant[]) => ctx.as(await aStaffMember(ctx, grants))
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  clerk = await staff({ role: 'post_clerk', unitPath: '' })
  checker = ctx.as((await collectorStaff(ctx)).checker)
  operator = await staff({ role: 'province_operator', unitPath: '19' })
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await gateway.close()
  await store.close()
})

async function delivered() {
  const group = await aGroup(ctx, { goods: 2 })
  await gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, group), { ip: '203.113.131.1' }), 'success')
  const { producer, products: [tea, honey] } = group.seller
  const seller = ctx.as(producer.actor, producer.member)
  const { code, id: orderId } = group.order
  await confirmOrder(seller, { code })
  await recordTakeOver(clerk, { code, source: 'post_clerk' })
  await recordDelivery(clerk, { code, source: 'post_clerk' })
  return { group, code, orderId, producer, seller, tea: tea!, honey: honey! }
}
type Delivered = Awaited<ReturnType<typeof delivered>>
const complain = (order: Delivered, over: Partial<Parameters<typeof openComplaint>[1]> = {}, as: TestContext = ctx) =>
  openComplaint(as, { code: order.code, productIds: [order.tea.id], kind: 'damaged', words: 'Gói chè rách.', as: 'buyer', granted: true, ...over })
const decide = (id: string, over: Partial<Parameters<typeof decideComplaint>[1]> = {}, as = checker) => decideComplaint(as, { id, intent: 'refuse', lines: [], shipping: false, answer: 'Đã hỏi hai bên.', ...over })
const balance = async (order: Delivered) => 0 - (await balanceOf(store.read, 'buu-dien', chart.producerBalance.code, order.producer.id))
const held = async (order: Delivered) => 0 - (await balanceOf(store.read, 'buu-dien', chart.held.code, order.producer.id))
const releasedLines = async ({ orderId }: Delivered) => (await store.read.select().from(orderLines).where(eq(orderLines.orderId, orderId))).filter(({ releasedAt }) => releasedAt !== null).map(({ productId }) => productId)
const backOf = (order: Delivered) => store.read.select().from(refunds).where(eq(refunds.groupId, order.group.id))
const later = async (ms: number) => {
  ctx.setClock(plus(ctx.now(), ms))
  await completeDelivered(ctx)
}
const notFound = { kind: 'not_found' }

describe('the named lines wait', () => {
  it('the rest is released; refused, they follow', async () => {
    const order = await delivered()
    const id = await complain(order)
    await later(3 * DAY + HOUR)
    expect(await releasedLines(order)).toEqual([order.honey.id])
    expect([await balance(order), await held(order)]).toEqual([2 * order.honey.price, 2 * order.tea.price])
    expect((await store.read.select().from(orders).where(eq(orders.id, order.orderId)))[0]).toMatchObject({ status: 'completed', releasedAt: null })
    await decide(id)
    expect([await balance(order), await held(order)]).toEqual([2 * order.honey.price + 2 * order.tea.price, 0])
    expect(await backOf(order)).toEqual([])
    expect(await complaintsOfOrders(store.read, [order.orderId])).toMatchObject([{ state: 'refused', answer: 'Đã hỏi hai bên.', goods: [order.tea.name] }])
  })

  it('some pieces go back, the other pieces are released', async () => {
    const order = await delivered()
    const id = await complain(order)
    await later(4 * DAY)
    await decide(id, { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 1 }, { productId: order.honey.id, quantity: 0 }] })
    expect(await backOf(order)).toMatchObject([{ amount: order.tea.price, reason: 'complaint', orderId: order.orderId }])
    expect([await balance(order), await held(order)]).toEqual([2 * order.honey.price + order.tea.price, 0])
  })

  it('decided before the three days are over, the clock releases what is left', async () => {
    const order = await delivered()
    await decide(await complain(order), { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 2 }], shipping: true })
    expect(await backOf(order)).toMatchObject([{ amount: 2 * order.tea.price + 32_000 }])
    expect(await balance(order)).toBe(0)
    await later(4 * DAY)
    expect([await balance(order), await held(order)]).toEqual([2 * order.honey.price, 0])
  })

  it('two complaints about two lines are two decisions', async () => {
    const order = await delivered()
    const [one, two] = [await complain(order), await complain(order, { productIds: [order.honey.id], kind: 'missing' })]
    await expect(complain(order)).rejects.toMatchObject({ kind: 'conflict', code: 'support.already' })
    await later(4 * DAY)
    await decide(one)
    expect(await releasedLines(order)).toEqual([order.tea.id])
    await decide(two)
    expect(await held(order)).toBe(0)
  })

  it('the buyer takes it back, and her order is done when she says so', async () => {
    const order = await delivered()
    const id = await complain(order)
    await confirmReceipt(ctx, { code: order.code, granted: true })
    expect(await releasedLines(order)).toEqual([order.honey.id])
    await expect(withdrawComplaint(ctx, { id, code: order.code, granted: false })).rejects.toMatchObject(notFound)
    await withdrawComplaint(ctx, { id, code: order.code, granted: true })
    expect(await held(order)).toBe(0)
    await expect(decide(id)).rejects.toMatchObject({ kind: 'conflict', code: 'support.decided' })
  })

  it('a complaint and the release at the same instant: the line waits, or its money was released before', async () => {
    for (let round = 0; round < 3; round++) {
      const order = await delivered()
      ctx.setClock(plus(ctx.now(), 3 * DAY))
      const [complained] = await Promise.allSettled([complain(order), completeDelivered(ctx), completeDelivered(ctx)])
      await completeDelivered(ctx)
      const waits = complained.status === 'fulfilled' && !(await releasedLines(order)).includes(order.tea.id)
      expect(await held(order)).toBe(waits ? 2 * order.tea.price : 0)
      if (complained.status === 'fulfilled') await decide(complained.value, { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 2 }] })
      expect(await held(order)).toBe(0)
      ctx.setClock(MORNING)
    }
  })

  it('two decisions at the same instant are one', async () => {
    const order = await delivered()
    const id = await complain(order)
    const all = [{ productId: order.tea.id, quantity: 2 }]
    const both = await Promise.allSettled([decide(id, { intent: 'refund', lines: all }), decide(id), decide(id, { intent: 'refund', lines: all })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await backOf(order)).length).toBeLessThanOrEqual(1)
  })
})

describe('who may', () => {
  it('a stranger finds no order, and nobody complains before the goods or after three days', async () => {
    const order = await delivered()
    await expect(complain(order, { granted: false })).rejects.toMatchObject(notFound)
    await expect(complain(order, { productIds: [] })).rejects.toMatchObject({ kind: 'invalid', code: 'support.chooseLines' })
    await expect(complain(order, { productIds: ['something else'] })).rejects.toMatchObject({ kind: 'invalid' })
    await later(3 * DAY + HOUR)
    await expect(complain(order)).rejects.toMatchObject({ kind: 'conflict', code: 'support.tooLate' })
    const group = await aGroup(ctx)
    await expect(openComplaint(ctx, { code: group.order.code, productIds: [], kind: 'other', words: 'Chưa thấy hàng', as: 'buyer', granted: true })).rejects.toMatchObject({ code: 'support.notYet' })
  })

  it('after three days an operator of the province enters what the buyer says; what was released is set off', async () => {
    const order = await delivered()
    await later(10 * DAY)
    const elsewhere = await staff({ role: 'province_operator', unitPath: '96' })
    await expect(orderToEnter(elsewhere, order)).rejects.toMatchObject(notFound)
    await expect(complain(order, { as: 'operator' }, elsewhere)).rejects.toMatchObject(notFound)
    expect((await orderToEnter(operator, order)).lines).toHaveLength(2)
    const id = await complain(order, { as: 'operator', kind: 'spoiled' }, operator)
    await decide(id, { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 2 }] })
    expect([await balance(order), await held(order)]).toEqual([2 * order.honey.price, 0])
  })

  it('the province may hold, never release: its operator gives back all that was named, and leaves the rest to the collector', async () => {
    const order = await delivered()
    const id = await complain(order)
    await later(4 * DAY)
    const forbidden = { kind: 'forbidden', code: 'support.collectorLetsGo' }
    expect(await getComplaint(operator, { id })).toMatchObject({ mayDecide: true, mayLetGo: false })
    expect(await getComplaint(checker, { id })).toMatchObject({ mayDecide: true, mayLetGo: true })
    await expect(decide(id, {}, operator)).rejects.toMatchObject(forbidden)
    await expect(decide(id, { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 1 }] }, operator)).rejects.toMatchObject(forbidden)
    await expect(decide(id, { intent: 'refund', lines: [], shipping: true }, operator)).rejects.toMatchObject(forbidden)
    expect([await held(order), await backOf(order)]).toEqual([2 * order.tea.price, []])
    await decide(id, { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 2 }] }, operator)
    expect([await balance(order), await held(order)]).toEqual([2 * order.honey.price, 0])

    const released = await delivered()
    await later(10 * DAY)
    await decide(await complain(released, { as: 'operator' }, operator), {}, operator)
    expect(await backOf(released), 'its money was released long ago: no is an answer').toEqual([])
  })

  it('the operator of the unit and the staff of its collector decide, nobody else', async () => {
    const order = await delivered()
    const id = await complain(order)
    const { maker } = await collectorStaff(ctx)
    const { maker: stranger } = await collectorStaff(ctx, 'khac')
    const auditor = await staff({ role: 'auditor', unitPath: '19' })
    for (const other of [ctx.as(stranger), await staff({ role: 'province_operator', unitPath: '96' }), await staff({ role: 'officer', unitPath: '19' }), order.seller, ctx]) {
      await expect(getComplaint(other, { id })).rejects.toMatchObject(notFound)
      await expect(decide(id, {}, other)).rejects.toMatchObject(notFound)
      expect((await listComplaints(other)).rows.some((row) => row.id === id)).toBe(false)
    }
    expect(await getComplaint(auditor, { id })).toMatchObject({ mayDecide: false })
    await expect(decide(id, {}, auditor)).rejects.toMatchObject(notFound)
    for (const reader of [operator, ctx.as(maker), auditor]) expect((await listComplaints(reader)).rows).toContainEqual(expect.objectContaining({ id, goods: [order.tea.name], orderCode: order.code }))
    await decide(id, {}, checker)
    expect((await listComplaints(operator, { open: false })).rows).toContainEqual(expect.objectContaining({ id, state: 'refused' }))
  })

  it('an operator who belongs to the stall does not decide about her own goods', async () => {
    const order = await delivered()
    const id = await complain(order)
    const own = ctx.as({ ...order.producer.actor, grants: [{ role: 'province_operator', unitPath: '19' }] })
    expect(await getComplaint(own, { id })).toMatchObject({ mayDecide: false })
    await expect(decide(id, {}, own)).rejects.toMatchObject({ kind: 'forbidden', code: 'support.notBySeller' })
  })

  it('nothing, or more than there is, is no refund; and then nothing is decided', async () => {
    const order = await delivered()
    const id = await complain(order)
    await expect(decide(id, { intent: 'refund' })).rejects.toMatchObject({ kind: 'invalid', code: 'support.chooseRefund' })
    await expect(decide(id, { intent: 'refund', lines: [{ productId: order.tea.id, quantity: 3 }] })).rejects.toMatchObject({ kind: 'conflict', code: 'refunds.beyondLine' })
    expect((await store.read.select().from(complaints).where(eq(complaints.id, id)))[0]!.state).toBe('open')
    expect((await store.read.select().from(lineFreezes).where(eq(lineFreezes.subjectId, id)))[0]!.liftedAt).toBeNull()
    await decide(id)
  })
})
