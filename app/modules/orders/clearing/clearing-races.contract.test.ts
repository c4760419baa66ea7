import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { carrierBillRows, codRemittanceRows, gatewaySettlementRows, orders } from '#db/schema/all.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { aBankedCollector } from '#db/testing/bank.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { importSettlement } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { chart, type AccountName } from '#app/modules/payments/ledger/chart.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { createParcel } from '#app/modules/shipping/create-parcel.server.ts'
import { answerIpn } from '../settling/answer-ipn.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
import { importCarrierBill } from './import-carrier-bill.server.ts'
import { importRemittance } from './import-remittance.server.ts'
import { recordDelivery } from '../record-delivery.server.ts'

const ROUNDS = [1, 2]
const AT_ONCE = [0, 1]
let store: Store
let ctx: TestContext
let maker: TestContext
let clerk: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  maker = ctx.as((await aBankedCollector(ctx)).maker)
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
})
beforeEach(() => ctx.setClock(new Date('2026-11-22T02:00:00Z')))
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await gateway.close()
  await store.close()
})

const balance = (account: AccountName) => balanceOf(store.read, 'buu-dien', chart[account].code)

let parcels = 0
async function delivered() {
  const { order, total } = await aGroup(ctx, { method: 'cod' })
  const trackingCode = `EB${String(++parcels).padStart(9, '0')}VN`
  await store.write(async (tx) => {
    await createParcel(tx, ctx, { orderId: order.id, carrier: 'vnpost', trackingCode, source: 'seller' })
    await tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, order.id))
  })
  await recordDelivery(clerk, { code: order.code, source: 'post_clerk' })
  return { orderId: order.id, total, trackingCode }
}

it.each(ROUNDS)('two lists of cash that name one parcel, taken at once, clear its door once (%i)', async (round) => {
  const { orderId, total, trackingCode } = await delivered()
  const before = await balance('carrierReceivable')
  const bytes = (at: number) => Buffer.from(`Mã vận đơn\tTiền thu hộ\n${trackingCode}\t${total}${'\n'.repeat(at)}`)
  await Promise.all(AT_ONCE.map((at) => importRemittance(maker, { collectorId: 'buu-dien', carrier: 'vnpost', number: `BK-${round}-${at}`, day: '2026-11-22', fileName: 'x.csv', bytes: bytes(at) })))
  expect((await store.read.select().from(codRemittanceRows).where(eq(codRemittanceRows.orderId, orderId))).map(({ result }) => result).sort()).toEqual(['ok', 'repeated'])
  expect((await balance('carrierReceivable')) - before).toBe(0 - total)
})

it.each(ROUNDS)('two files of VNPay that name one payment, taken at once, clear it once (%i)', async () => {
  const group = await aGroup(ctx)
  const attempt = await anAttempt(ctx, group)
  await gateway.pay(await payUrlOf(ctx, attempt, { ip: '203.113.131.1' }), 'success')
  const before = await balance('gatewayReceivable')
  const bytes = (at: number) => Buffer.from(`Loại giao dịch,Mã tham chiếu,Mã giao dịch VNPAY,Số tiền,Phí\nThanh toán,${attempt.txnRef},1,${group.total},0${'\n'.repeat(at)}`)
  await Promise.all(AT_ONCE.map((at) => importSettlement(maker, { collectorId: 'buu-dien', day: '2026-11-22', fileName: 'x.csv', bytes: bytes(at) })))
  expect((await store.read.select().from(gatewaySettlementRows).where(eq(gatewaySettlementRows.txnRef, attempt.txnRef))).map(({ result }) => result).sort()).toEqual(['ok', 'repeated'])
  expect((await balance('gatewayReceivable')) - before).toBe(0 - group.total)
})

it.each(ROUNDS)('two bills that name one parcel, taken at once, ask for its carriage once (%i)', async (round) => {
  const { orderId, trackingCode } = await delivered()
  const bytes = (at: number) => Buffer.from(`Mã vận đơn\tKhối lượng (gam)\tTổng cước\n${trackingCode}\t1200\t30.000${'\n'.repeat(at)}`)
  await Promise.all(AT_ONCE.map((at) => importCarrierBill(maker, { collectorId: 'buu-dien', carrier: 'vnpost', month: `202${round}-0${at + 1}`, fileName: 'x.csv', bytes: bytes(at) })))
  const rows = await store.read.select().from(carrierBillRows).where(eq(carrierBillRows.orderId, orderId))
  expect(rows.map(({ result }) => result === 'repeated').sort()).toEqual([false, true])
})
