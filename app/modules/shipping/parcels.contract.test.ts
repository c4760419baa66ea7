import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { parcelScans } from '#db/schema/shipping.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { createParcel } from './create-parcel.server.ts'
import { findParcelOfOrder, findParcelsByTracking, findParcelsOfOrders } from './find-parcels.server.ts'
import type { ParcelStatus, ScanSource } from './parcel.ts'
import { scanParcel } from './scan-parcel.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

let codes = 0
const newParcel = (orderId = ctx.newId(), trackingCode = `EB${100_000 + ++codes}VN`) => store.write((tx) => createParcel(tx, ctx, { orderId, carrier: 'vnpost', trackingCode, source: 'seller' }))
const scan = (parcelId: string, status: ParcelStatus, source: ScanSource = 'post_clerk', messageKey?: string) => store.write((tx) => scanParcel(tx, ctx, { parcelId, status, source, ...(messageKey && { messageKey }) }))
const scansOf = (parcelId: string) => store.read.select().from(parcelScans).where(eq(parcelScans.parcelId, parcelId))
const statusOf = async (orderId: string) => (await findParcelOfOrder(store.read, orderId))!.status

it('hands over once: the same again is the same parcel, another code or a used code is refused beside its field', async () => {
  const [first, second] = [ctx.newId(), ctx.newId()]
  const id = await newParcel(first, 'EB777VN')
  expect(await newParcel(first, 'EB777VN')).toBe(id)
  await expect(newParcel(first, 'EB778VN')).rejects.toMatchObject({ kind: 'conflict', code: 'shipping.alreadyHandedOver', params: { field: 'trackingCode' } })
  await expect(newParcel(second, 'EB777VN')).rejects.toMatchObject({ kind: 'conflict', code: 'shipping.trackingUsed' })
  expect(await findParcelsByTracking(store.read, 'EB777VN')).toHaveLength(1)
  expect([...(await findParcelsOfOrders(store.read, [first, second])).keys()]).toEqual([first])
})

it('keeps every scan once, late ones as evidence only', async () => {
  const orderId = ctx.newId()
  const id = await newParcel(orderId)
  expect(await scan(id, 'delivered')).toBe('moved')
  expect(await scan(id, 'delivered')).toBe('already')
  expect(await scan(id, 'in_transit')).toBe('late')
  expect(await statusOf(orderId)).toBe('delivered')
  expect((await scansOf(id)).map(({ status }) => status).sort()).toEqual(['created', 'delivered', 'in_transit'])
})

it('tells two messages of a carrier apart by their key', async () => {
  const id = await newParcel()
  expect(await scan(id, 'delivery_failed', 'carrier', 'monday')).toBe('moved')
  expect(await scan(id, 'delivery_failed', 'carrier', 'monday')).toBe('already')
  expect(await scan(id, 'delivery_failed', 'carrier', 'tuesday')).toBe('late')
  expect((await scansOf(id)).filter(({ status }) => status === 'delivery_failed')).toHaveLength(2)
})

it('hears ten clerks at once: one moves the parcel', async () => {
  const orderId = ctx.newId()
  const id = await newParcel(orderId)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => scan(id, 'delivered')))
  expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(9)
})

it('knows no parcel that is not there', async () => {
  await expect(scan(ctx.newId(), 'delivered')).rejects.toMatchObject({ kind: 'not_found' })
})
