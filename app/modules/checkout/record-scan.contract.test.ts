import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { orders, orderSteps } from '#db/schema/orders.ts'
import { parcelScans, parcels } from '#db/schema/shipping.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGroup } from '#db/testing/orders.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { findOrderByParcel } from '#app/modules/orders/find-order-by-parcel.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordScan } from './record-scan.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

const clerkAt = async (unitPath: string) => ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath }], { fullName: 'Phạm Thị Mai' }))
/** A parcel from Tân Cương to Ba Đình, packed, and handed over with a tracking code when asked. */
async function aParcel({ handed = true } = {}) {
  const { order, seller, total } = await aGroup(ctx, { method: 'cod' })
  const as = ctx.as(seller.producer.actor, seller.producer.member)
  await confirmOrder(as, order)
  await packOrder(as, order)
  const tracking = `EB${order.code}VN`
  if (handed) await handOver(as, { code: order.code, carrier: 'vnpost', trackingCode: tracking })
  return { code: order.code, id: order.id, tracking, total }
}
const statusOf = async (code: string) => (await store.read.select().from(orders).where(eq(orders.code, code)))[0]!.status
const stepsOf = async (id: string) => (await store.read.select().from(orderSteps).where(eq(orderSteps.orderId, id))).map(({ status }) => status)
const scansOf = async (id: string) => (await store.read.select().from(parcelScans).innerJoin(parcels, eq(parcels.id, parcelScans.parcelId)).where(eq(parcels.orderId, id))).map((row) => row.parcel_scans.status).sort()

it('finds a parcel by order code or tracking code: recipient and what to collect, no price of goods', async () => {
  const [parcel, mai] = [await aParcel(), await clerkAt('19/05503')]
  for (const typed of [parcel.code, parcel.tracking]) {
    const [found, ...others] = await findOrderByParcel(mai, { typed })
    expect(others).toEqual([])
    expect(found).toMatchObject({ code: parcel.code, recipientName: 'Trần Văn Nam', codAmount: parcel.total })
    expect(Object.keys(found!)).not.toContain('lines')
  }
  expect(await findOrderByParcel(mai, { typed: 'ABCDEFGH' })).toEqual([])
})

it('is open to the offices where a parcel leaves and arrives, and nowhere else', async () => {
  const parcel = await aParcel()
  for (const unitPath of ['19/05503', '19', '01', '01/00004', '']) expect(await findOrderByParcel(await clerkAt(unitPath), { typed: parcel.code }), unitPath).toHaveLength(1)
  for (const unitPath of ['96', '19/05509', '01/00008']) {
    const clerk = await clerkAt(unitPath)
    expect(await findOrderByParcel(clerk, { typed: parcel.tracking }), unitPath).toEqual([])
    await expect(recordScan(clerk, { code: parcel.code, act: 'delivered' }), unitPath).rejects.toMatchObject({ kind: 'not_found' })
  }
  await expect(recordScan(ctx, { code: parcel.code, act: 'delivered' })).rejects.toMatchObject({ kind: 'not_found' })
  expect(await statusOf(parcel.code)).toBe('handed_over')
})

it('follows scans in any order and keeps each once', async () => {
  const [parcel, mai] = [await aParcel(), await clerkAt('')]
  expect(await recordScan(mai, { code: parcel.code, act: 'delivered' })).toBe('moved')
  expect(await recordScan(mai, { code: parcel.code, act: 'delivered' })).toBe('already')
  expect(await recordScan(mai, { code: parcel.code, act: 'taken' })).toBe('already')
  expect(await statusOf(parcel.code)).toBe('delivered')
  expect(await scansOf(parcel.id)).toEqual(['created', 'delivered', 'in_transit'])
  expect((await stepsOf(parcel.id)).filter((status) => status === 'delivered')).toHaveLength(1)
})

it('notes the first take-over after the household’s own word, once, also when ten clerks scan together', async () => {
  const [parcel, mai] = [await aParcel(), await clerkAt('19')]
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => recordScan(mai, { code: parcel.code, act: 'taken' })))
  expect(outcomes.filter((one) => one === 'moved')).toHaveLength(1)
  expect((await stepsOf(parcel.id)).filter((status) => status === 'handed_over')).toHaveLength(2)
  expect(await statusOf(parcel.code)).toBe('handed_over')
})

it('takes over at the counter what the household forgot to hand over', async () => {
  const [parcel, mai] = [await aParcel({ handed: false }), await clerkAt('19')]
  expect(await recordScan(mai, { code: parcel.code, act: 'taken' })).toBe('moved')
  expect(await statusOf(parcel.code)).toBe('handed_over')
  expect(await recordScan(mai, { code: parcel.code, act: 'taken' })).toBe('already')
})

it('delivers once when ten clerks scan at the same time', async () => {
  const [parcel, mai] = [await aParcel(), await clerkAt('')]
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => recordScan(mai, { code: parcel.code, act: 'delivered' })))
  expect(outcomes.filter((one) => one.status === 'fulfilled' && one.value === 'moved')).toHaveLength(1)
  expect((await stepsOf(parcel.id)).filter((status) => status === 'delivered')).toHaveLength(1)
  expect((await scansOf(parcel.id)).filter((status) => status === 'delivered')).toHaveLength(1)
})

it('sends back what was not taken, and only goods that go back can arrive back', async () => {
  const [parcel, mai] = [await aParcel(), await clerkAt('')]
  await expect(recordScan(mai, { code: parcel.code, act: 'returned' })).rejects.toMatchObject({ kind: 'conflict' })
  expect(await recordScan(mai, { code: parcel.code, act: 'returning' })).toBe('moved')
  expect(await recordScan(mai, { code: parcel.code, act: 'returned' })).toBe('moved')
  expect(await recordScan(mai, { code: parcel.code, act: 'returned' })).toBe('already')
  expect(await statusOf(parcel.code)).toBe('returned')
})
