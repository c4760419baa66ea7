import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aCollector, aPerson, aProducer, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGroup } from '#db/testing/orders.ts'
import { cancelOrder } from './cancel-order.server.ts'
import { confirmOrder } from './confirm-order.server.ts'
import { createGroup } from './create-group.server.ts'
import { findOrderByParcel } from './find-order-by-parcel.server.ts'
import { findGroupCode, getBuyerOrder } from './get-buyer-order.server.ts'
import { getSellerLinkOrder } from './get-seller-link-order.server.ts'
import { getStallOrder, listStallOrders } from './get-stall-order.server.ts'
import { handOver } from './hand-over.server.ts'
import { packOrder } from './pack-order.server.ts'
import { readOrderBooks } from './books/read-ledger.server.ts'
import { showCode } from '#app/lib/code.server.ts'
import { orders } from '#db/schema/orders.ts'
import { eq } from 'drizzle-orm'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

const private_ = ['+84912000099', 'Trần Văn Nam', '12 Đội Cấn', 'Phường Ba Đình']
const leaks = (view: unknown) => private_.filter((secret) => JSON.stringify(view).includes(secret))
const notFound = { kind: 'not_found' }
const sellerOf = ({ seller: { producer } }: Awaited<ReturnType<typeof aGroup>>) => ctx.as(producer.actor, producer.member)
const tokenOf = async (code: string) => (await store.read.select().from(orders).where(eq(orders.code, code)))[0]!.sellerToken

describe('the books of an order', () => {
  it('are found by its code or its basket’s, as the shop shows it or as somebody types it', async () => {
    await aCollector(ctx, { id: 'buu-dien' })
    const auditor = ctx.as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
    const { code, orders: placed } = await aGroup(ctx, { stalls: 2 })
    const codes = placed.map((order) => order.code).sort()
    const found = async (typed: string) => (await readOrderBooks(auditor, typed)).map((order) => order.code).sort()
    for (const typed of [code, showCode(code), ` ${showCode(code).toLowerCase()} `]) expect(await found(typed)).toEqual(codes)
    expect(await readOrderBooks(auditor, showCode(codes[0]!).toLowerCase())).toMatchObject([{ code: codes[0], shownCode: showCode(codes[0]!) }])
    expect([await found('AAAAAAAA'), await found(''), await readOrderBooks(ctx, code)]).toEqual([[], [], []])
  })
})

describe('the buyer’s page', () => {
  it('opens to the account and to the grant, and to nobody else', async () => {
    const nam = await aPerson(ctx, { fullName: 'Trần Văn Nam' })
    const { code, orders: placed } = await aGroup(ctx, { buyerId: nam.id, stalls: 2 })
    const asNam = ctx.as({ personId: nam.id, name: nam.fullName, grants: [] })
    expect((await getBuyerOrder(asNam, { groupCode: code, access: { granted: false } })).orders).toHaveLength(2)
    expect((await getBuyerOrder(ctx, { groupCode: placed[1]!.code.toLowerCase(), access: { granted: true } })).code).toBe(code)
    await expect(getBuyerOrder(ctx, { groupCode: code, access: { granted: false } })).rejects.toMatchObject(notFound)
    await expect(getBuyerOrder(ctx.as({ personId: 'somebody', name: 'x', grants: [] }), { groupCode: code, access: { granted: false } })).rejects.toMatchObject(notFound)
    await expect(getBuyerOrder(ctx, { groupCode: 'K7M4', access: { granted: true } })).rejects.toMatchObject(notFound)
  })

  it('shows each stall its own lines and totals that add up', async () => {
    const group = await aGroup(ctx, { stalls: 3 })
    const view = await getBuyerOrder(ctx, { groupCode: group.code, access: { granted: true } })
    expect(view.payment).toBe('open')
    for (const [at, order] of view.orders.entries()) {
      expect(order.lines.map(({ productId }) => productId)).toEqual([group.sellers[at]!.product.id])
      expect(order.total).toBe(order.goodsTotal + order.shippingFee)
    }
    expect(view.orders.reduce((sum, { total }) => sum + total, 0)).toBe(view.total)
  })

  it('is found by code and the buyer’s or the recipient’s phone', async () => {
    const { code, order } = await aGroup(ctx, { recipientPhone: '+84912000055' })
    expect(await findGroupCode(ctx, { typed: code, phone: '+84912000099' })).toBe(code)
    expect(await findGroupCode(ctx, { typed: `${order.code.slice(0, 4)} ${order.code.slice(4)}`, phone: '+84912000055' })).toBe(code)
    expect(await findGroupCode(ctx, { typed: code, phone: '+84912000001' })).toBeUndefined()
    expect(await findGroupCode(ctx, { typed: 'AAAAAAAA', phone: '+84912000099' })).toBeUndefined()
  })
})

describe('the stall’s page', () => {
  it('knows the address from its yes on, and no longer once cancelled', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    const seller = sellerOf(group)
    const before = await getStallOrder(seller, group.order)
    expect(before).toMatchObject({ recipient: null, provinceName: 'Thành phố Hà Nội' })
    expect(leaks(before)).toEqual([])
    await confirmOrder(seller, group.order)
    expect((await getStallOrder(seller, group.order)).recipient).toMatchObject({ addressLine: '12 Đội Cấn', recipientPhone: '+84912000099' })
    await cancelOrder(seller, { code: group.order.code, reason: 'out_of_stock', as: 'seller' })
    expect(leaks(await getStallOrder(seller, group.order))).toEqual([])
  })

  it('does not exist for another stall, nor before the money is there', async () => {
    const cod = await aGroup(ctx, { method: 'cod' })
    const other = await aProducer(ctx)
    const stranger = ctx.as(other.actor, other.member)
    await expect(getStallOrder(stranger, cod.order)).rejects.toMatchObject(notFound)
    for (const act of [confirmOrder, packOrder]) await expect(act(stranger, cod.order)).rejects.toMatchObject(notFound)
    await expect(cancelOrder(stranger, { code: cod.order.code, reason: 'other', as: 'seller' })).rejects.toMatchObject(notFound)
    expect((await listStallOrders(stranger)).rows).toEqual([])
    const unpaid = await aGroup(ctx)
    await expect(getStallOrder(sellerOf(unpaid), unpaid.order)).rejects.toMatchObject(notFound)
    expect((await listStallOrders(sellerOf(unpaid))).rows).toEqual([])
    expect((await listStallOrders(sellerOf(cod))).rows).toMatchObject([{ code: cod.order.code, status: 'placed', summary: '2 × Chè Đinh Tân Cương' }])
  })
})

describe('the link in the seller’s message', () => {
  it('shows goods and price and nothing of the buyer', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    const token = await tokenOf(group.order.code)
    const view = await getSellerLinkOrder(ctx, { token })
    expect(view).toMatchObject({ code: group.order.code, goodsTotal: 480_000, lines: [{ quantity: 2 }] })
    expect(leaks(view)).toEqual([])
    expect(JSON.stringify(view)).not.toContain(group.code)
    await expect(getSellerLinkOrder(ctx, { token: 'x'.repeat(5_000) })).rejects.toMatchObject(notFound)
  })
})

describe('the post clerk’s counter', () => {
  it('finds a parcel by the slip’s code or the carrier’s, without the buyer', async () => {
    const group = await aGroup(ctx, { method: 'cod' })
    const seller = sellerOf(group)
    expect(await findOrderByParcel(ctx, { typed: group.order.code })).toEqual([])
    await confirmOrder(seller, group.order)
    await packOrder(seller, group.order)
    await handOver(seller, { code: group.order.code, carrier: 'vnpost', trackingCode: 'EB123456789VN' })
    await handOver(seller, { code: group.order.code, carrier: 'vnpost', trackingCode: 'EB123456789VN' })
    const clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '19' }]))
    const found = await findOrderByParcel(clerk, { typed: 'eb 123 456 789 vn' })
    expect(found).toMatchObject([{ code: group.order.code, status: 'handed_over', parcel: { carrier: 'vnpost' } }])
    expect(await findOrderByParcel(clerk, { typed: group.order.code })).toEqual(found)
    expect(await findOrderByParcel(clerk, { typed: '<script>' })).toEqual([])
    await expect(handOver(seller, { code: group.order.code, carrier: 'vnpost', trackingCode: 'EB999999999VN' })).rejects.toMatchObject({ params: { field: 'trackingCode' } })
  })
})

it('the same request is the same group, at the same instant too', async () => {
  const { input } = await aGroup(ctx)
  const again = { ...input, requestId: 'the same' }
  const made = await Promise.all(Array.from({ length: 5 }, () => store.write((tx) => createGroup(tx, ctx, again))))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(new Set(made.map(({ orders: [first] }) => first!.code)).size).toBe(1)
})
