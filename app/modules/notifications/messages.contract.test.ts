import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { notifications } from '#db/schema/notifications.ts'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { aMember, aPerson, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { aGroup } from '#db/testing/orders.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import type { DomainEvent, EventPayloads, EventType, SubjectType } from '#app/lib/events.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { sendMessages } from './send-messages.server.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const BUYER = '+84912000099'
let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
})
beforeEach(() => {
  ctx.setClock(NOW)
  ctx.sent.length = 0
})
afterAll(() => store.close())

const phoneOf = (seller: { producer: { ownerId: string } }) => store.read.query.personPhones.findFirst({ where: (phone, { eq: is }) => is(phone.personId, seller.producer.ownerId) }).then((row) => row!.phone)
const happened = async (subjectId: string, type: EventType) =>
  (await store.read.select().from(events).where(eq(events.subjectId, subjectId)).orderBy(asc(events.id))).find((event) => event.type === type) as unknown as DomainEvent

/** An event of this kind as its use case would write it. */
async function anEvent<Type extends EventType>(type: Type, subject: [SubjectType, string], payload: EventPayloads[Type]): Promise<DomainEvent> {
  const id = await store.write((tx) => appendEvent(tx, ctx, { type, subjectType: subject[0], subjectId: subject[1], producerId: null, payload }))
  return (await store.read.select().from(events).where(eq(events.id, id)))[0] as unknown as DomainEvent
}
const told = () => ctx.sent.map(({ phone, text }) => [phone, text]).sort()
const asSeller = ({ seller }: Awaited<ReturnType<typeof aGroup>>) => ctx.as(seller.producer.actor, { id: seller.producer.id, roles: ['owner'] })

describe('who is told what', () => {
  it('a new order: owner and packer, with the goods, how it is paid, a link of their own and the latest hour', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    const packer = await aMember(ctx, group.seller.producer.id, 'packer')
    await aMember(ctx, group.seller.producer.id, 'accountant')
    await sendMessages(ctx, await happened(group.order.id, 'order.placed'))
    const [order] = await store.read.select().from(orders).where(eq(orders.id, group.order.id))
    const text = `Cho Lang: co don moi 2 Che Dinh Tan Cuong, 480.000d, khach tra khi nhan. Vao http://cholang.test/d/${order!.sellerToken} bam NHAN DON truoc 07:00 23/11.`
    const packerPhone = await phoneOf({ producer: { ownerId: packer.personId } })
    expect(told()).toEqual([await phoneOf(group.seller), packerPhone].sort().map((phone) => [phone, text]))
  })

  it('says that it is paid when it is', async () => {
    const group = await aGroup(ctx)
    await store.write((tx) => tx.update(orders).set({ status: 'placed', placedAt: NOW, alertAt: plus(NOW, HOUR) }).where(eq(orders.id, group.order.id)))
    await sendMessages(ctx, await anEvent('order.placed', ['order', group.order.id], { groupId: group.id, total: group.total }))
    expect(ctx.sent[0]!.text).toContain('khach da tra tien')
  })

  it('nobody of a new order that was taken before the message got through', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    await confirmOrder(asSeller(group), { code: group.order.code })
    await sendMessages(ctx, await happened(group.order.id, 'order.placed'))
    expect(told()).toEqual([])
  })

  it('the buyer, of an order taken', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    await confirmOrder(asSeller(group), { code: group.order.code })
    await sendMessages(ctx, await happened(group.order.id, 'order.confirmed'))
    expect(told()).toEqual([[BUYER, `Cho Lang: nguoi ban da nhan don ${group.order.code}, gui truoc 09:00 24/11. Xem don: http://cholang.test/tra-cuu?ma=${group.code}`]])
  })

  it('the buyer, of a transfer that did not come by the time he was told', async () => {
    const group = await aGroup(ctx, { method: 'vietqr', holdUntil: plus(NOW, DAY) })
    ctx.setClock(plus(NOW, DAY))
    await expireHolds(ctx)
    await sendMessages(ctx, await happened(group.id, 'payment.not_seen'))
    expect(told()).toEqual([[BUYER, `Cho Lang: chua thay 512.000d cho don ${group.code}. Dung chuyen nua; da chuyen thi giao hang hoac tra lai tien. Xem: http://cholang.test/tra-cuu?ma=${group.code}`]])
    expect(await happened(group.order.id, 'order.cancelled')).toMatchObject({ payload: { reason: 'unpaid' } })
  })

  it('both sides, of an order that was cancelled', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    await cancelOrder(asSeller(group), { code: group.order.code, reason: 'out_of_stock', as: 'seller' })
    await sendMessages(ctx, await happened(group.order.id, 'order.cancelled'))
    expect(told()).toEqual([
      [BUYER, `Cho Lang: don ${group.order.code} cua Che co Tu da bo. Xem don: http://cholang.test/tra-cuu?ma=${group.code}`],
      [await phoneOf(group.seller), `Cho Lang: don ${group.order.code} da bo. Hang cong lai vao kho.`],
    ].sort())
  })

  it('nobody, of a basket that was never paid', async () => {
    const group = await aGroup(ctx)
    ctx.setClock(plus(NOW, 16 * MINUTE))
    expect(await expireHolds(ctx)).toBeGreaterThan(0)
    await sendMessages(ctx, await happened(group.order.id, 'order.cancelled'))
    expect(told()).toEqual([])
  })

  it('owner and accountant, never the packer, of goods that arrived and when the money comes', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    await aMember(ctx, group.seller.producer.id, 'packer')
    const accountant = await aMember(ctx, group.seller.producer.id, 'accountant')
    await store.write((tx) => tx.update(orders).set({ status: 'delivered', deliveredAt: NOW, releaseAt: plus(NOW, 3 * DAY) }).where(eq(orders.id, group.order.id)))
    await sendMessages(ctx, await anEvent('order.delivered', ['order', group.order.id], { groupId: group.id, source: 'post_clerk' }))
    const text = `Cho Lang: khach da nhan hang don ${group.order.code}, 480.000d. Tien ve sau 09:00 25/11.`
    expect(told()).toEqual([await phoneOf(group.seller), await phoneOf({ producer: { ownerId: accountant.personId } })].sort().map((phone) => [phone, text]))
  })

  it('the buyer, of money that came, in his own language', async () => {
    const group = await aGroup(ctx)
    await store.write((tx) => tx.update(orderGroups).set({ locale: 'en' }).where(eq(orderGroups.id, group.id)))
    await sendMessages(ctx, await anEvent('payment.settled', ['group', group.id], { amount: group.total, late: false }))
    expect(told()).toEqual([[BUYER, `Cho Lang: 512.000d received. Order code ${group.code}. See it: http://cholang.test/tra-cuu?ma=${group.code}`]])
  })

  it('the buyer, of money that came late: in when it placed the order, on its way back when not, never both', async () => {
    const placed = await aGroup(ctx)
    await store.write((tx) => tx.update(orders).set({ status: 'placed', placedAt: NOW }).where(eq(orders.groupId, placed.id)))
    await sendMessages(ctx, await anEvent('payment.settled', ['group', placed.id], { amount: placed.total, late: true }))
    expect(told()).toEqual([[BUYER, expect.stringContaining('da nhan 512.000d')]])

    ctx.setClock(plus(NOW, MINUTE))
    ctx.sent.length = 0
    await sendMessages(ctx, await anEvent('payment.settled', ['group', placed.id], { amount: placed.total, late: true }))
    expect(told()).toEqual([])
    await sendMessages(ctx, await anEvent('refund.requested', ['refund', ctx.newId()], { groupId: placed.id, amount: placed.total, reason: 'duplicate', transfer: false }))
    expect(told()).toEqual([[BUYER, expect.stringContaining('da chon cach tra khac, dang tra lai')]])
  })

  it('nothing more of a refund that the cancelled order has told of, and its end', async () => {
    const group = await aGroup(ctx)
    await sendMessages(ctx, await anEvent('refund.requested', ['refund', ctx.newId()], { groupId: group.id, amount: 512_000, reason: 'unanswered', transfer: false }))
    expect(told()).toEqual([])
    await sendMessages(ctx, await anEvent('refund.done', ['refund', ctx.newId()], { groupId: group.id, amount: 512_000 }))
    expect(told()).toEqual([[BUYER, `Cho Lang: da tra lai 512.000d, don ${group.code}. Xem don: http://cholang.test/tra-cuu?ma=${group.code}`]])
  })

  it('the owner, of the stall that opened', async () => {
    const { seller } = await aGroup(ctx)
    await sendMessages(ctx, await anEvent('stall.opened', ['stall', seller.stall.id], {}))
    expect(told()).toEqual([[await phoneOf(seller), `Cho Lang: gian hang Che co Tu da mo. Khach thay duoc roi. Xem: http://cholang.test/gian-hang/${seller.stall.slug}`]])
  })
})

describe('every message', () => {
  const everything = async (group: Awaited<ReturnType<typeof aGroup>>) => {
    const order = ['order', group.order.id] as [SubjectType, string]
    const { id: groupId, total } = group
    await store.write((tx) => tx.update(orders).set({ status: 'placed', placedAt: NOW, alertAt: NOW, shipBy: NOW, releaseAt: NOW }).where(eq(orders.id, group.order.id)))
    return [
      await anEvent('stall.opened', ['stall', group.seller.stall.id], {}),
      await anEvent('order.placed', order, { groupId, total }),
      await anEvent('order.confirmed', order, { groupId, inTime: true }),
      await anEvent('order.handed_over', order, { groupId }),
      await anEvent('order.delivered', order, { groupId, source: 'carrier' }),
      await anEvent('order.cancelled', order, { groupId, reason: 'unanswered', paid: true }),
      await anEvent('order.cancelled', order, { groupId, reason: 'unanswered', paid: false }),
      await anEvent('payment.settled', ['group', groupId], { amount: total, late: false }),
      await anEvent('refund.requested', ['refund', ctx.newId()], { groupId, amount: total, reason: 'late_payment', transfer: false }),
      await anEvent('refund.done', ['refund', ctx.newId()], { groupId, amount: total }),
      await anEvent('refund.sent_back', ['refund', ctx.newId()], { groupId, amount: total }),
    ]
  }

  it.each([['vi'], ['en']])('is one SMS of plain Latin letters (%s), with long names and a long address of the market', async (locale) => {
    const own = Object.assign(testContext({ store, at: NOW }), { publicUrl: 'https://cholang.thainguyen.gov.vn' })
    const group = await aGroup(own)
    await store.write(async (tx) => {
      await tx.update(orderGroups).set({ locale }).where(eq(orderGroups.id, group.id))
      await tx.update(orders).set({ stallName: 'Hợp tác xã nông nghiệp sinh thái và du lịch cộng đồng Sông Trẹm Khánh Lâm' }).where(eq(orders.id, group.order.id))
    })
    for (const event of await everything(group)) {
      own.sent.length = 0
      await sendMessages(own, event)
      expect(own.sent.length, event.type).toBeGreaterThan(0)
      for (const { text } of own.sent) {
        expect(text).toMatch(/^[\x20-\x7e]{1,160}$/)
        expect(text).not.toMatch(/\{|undefined/)
      }
    }
  })

  it('is written down once and sent once, however often its event comes', async () => {
    const group = await aGroup(ctx)
    const event = await anEvent('payment.settled', ['group', group.id], { amount: group.total, late: false })
    await sendMessages(ctx, event)
    await sendMessages(ctx, event)
    await Promise.all([sendMessages(ctx, event), sendMessages(ctx, event)])
    expect(told()).toHaveLength(1)
    expect(await store.read.select().from(notifications).where(eq(notifications.eventId, event.id))).toHaveLength(1)
  })

  it('that the carrier did not take goes out at the next try, under the same key', async () => {
    const group = await aGroup(ctx)
    const event = await anEvent('payment.settled', ['group', group.id], { amount: group.total, late: false })
    const keys: string[] = []
    const send = async ({ key }: { key: string }) => {
      keys.push(key)
      if (keys.length === 1) throw new Error('busy')
    }
    const busy = { ...ctx, ports: { ...ctx.ports, messenger: { send } } }
    await expect(sendMessages(busy, event)).rejects.toThrow('busy')
    await sendMessages(busy, event)
    await sendMessages(busy, event)
    expect(keys).toEqual([keys[0], keys[0]])
  })

  it('goes to no number that nobody has proved, and to nobody who has left', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    const stranger = await aPerson(ctx, { phoneChecked: false })
    await aMember(ctx, group.seller.producer.id, 'packer', stranger)
    await sendMessages(ctx, await happened(group.order.id, 'order.placed'))
    expect(ctx.sent.map(({ phone }) => phone)).toEqual([await phoneOf(group.seller)])
  })
})
