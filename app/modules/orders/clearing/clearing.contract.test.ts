import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { carrierBillRows, carrierBills, codRemittanceRows, codRemittances, gatewaySettlementRows, gatewaySettlements, journalEntries, moneyTasks, orderGroups, orders, paymentAttempts } from '#db/schema/all.ts'
import { aCollector, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector, vietcombankCsv, type Movement } from '#db/testing/bank.ts'
import { aGateway, type Story } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { assignMovement, unexplained } from '#app/modules/payments/clearing/assign-movement.server.ts'
import type { ClearingFileRef } from '#app/modules/payments/clearing/clearing-kinds.ts'
import { closeDifferences, getClearing, listClearing } from '#app/modules/payments/clearing/find-clearing.server.ts'
import { importSettlement } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { chart, type AccountName } from '#app/modules/payments/ledger/chart.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { createParcel } from '#app/modules/shipping/create-parcel.server.ts'
import { answerIpn } from '../settling/answer-ipn.server.ts'
import { cancelOrder } from '../cancel-order.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
import { holdOrder } from '../dispute.server.ts'
import { importCarrierBill } from './import-carrier-bill.server.ts'
import { importRemittance } from './import-remittance.server.ts'
import { recordDelivery } from '../record-delivery.server.ts'
import { refundLines } from '../refunding/refund-lines.server.ts'
import { sweepAttempts } from '../settling/sweep-attempts.server.ts'
import { takeBankTransactions } from '../settling/take-bank-transactions.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let maker: TestContext
let clerk: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
let bank: Awaited<ReturnType<typeof aBankedCollector>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  bank = await aBankedCollector(ctx)
  maker = ctx.as(bank.maker)
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await gateway.close()
  await store.close()
})

const balance = (account: AccountName) => balanceOf(store.read, 'buu-dien', chart[account].code)
const balances = async (...accounts: AccountName[]) => Promise.all(accounts.map(balance))
/** What an act moved on these accounts. */
async function moved(accounts: AccountName[], act: () => Promise<unknown>): Promise<number[]> {
  const before = await balances(...accounts)
  await act()
  return (await balances(...accounts)).map((amount, at) => amount - before[at]!)
}
const tasksOf = (subjectId: string) => store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, subjectId))

async function paid(story: Story = 'success') {
  const group = await aGroup(ctx)
  const attempt = await anAttempt(ctx, group)
  await gateway.pay(await payUrlOf(ctx, attempt, { ip: '203.113.131.1' }), story)
  return { group, attempt }
}
let files = 0
async function credited(movements: readonly Movement[]) {
  await importStatement(maker, { accountId: bank.accountId, fileName: `sao-ke-${++files}.csv`, bytes: Buffer.from(vietcombankCsv(movements)), layout: 'vietcombank' })
  return takeBankTransactions(ctx)
}

describe("VNPay's file of a day", () => {
  const file = (rows: readonly (readonly (string | number)[])[]) => Buffer.from(['Loại giao dịch;Mã tham chiếu;Mã giao dịch VNPAY;Số tiền;Phí', ...rows.map((row) => row.join(';'))].join('\n'))
  const take = (bytes: Uint8Array, as = maker) => importSettlement(as, { collectorId: 'buu-dien', day: '2026-11-22', fileName: 'vnpay.csv', bytes })
  const rowsOf = async (id: string) => (await store.read.select().from(gatewaySettlementRows).where(eq(gatewaySettlementRows.settlementId, id)).orderBy(gatewaySettlementRows.position)).map(({ result }) => result)

  it('clears what it took and gave back, its fee apart; the bank’s credit ends it, once', async () => {
    const first = await paid()
    const second = await paid()
    await cancelOrder(ctx, { code: second.group.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    await sendRefunds(ctx)
    ctx.setClock(plus(ctx.now(), 10 * 60_000))
    await sendRefunds(ctx)
    const total = first.group.total
    const fee = 2 * Math.floor((total * 110 + 5_000) / 10_000)
    const bytes = Buffer.from(await gateway.settlementFile('20261122'))
    let id = ''
    const told = await moved(['gatewayReceivable', 'gatewayAnnounced', 'gatewayFee', 'unmatched'], async () => {
      const answer = await take(bytes)
      expect(answer.outcome).toBe('taken')
      id = 'id' in answer ? answer.id : ''
    })
    expect(told).toEqual([0 - total, total - fee, fee, 0])
    expect(await rowsOf(id)).toEqual(['ok', 'ok', 'ok'])
    expect(await tasksOf(id)).toEqual([])
    expect(await take(bytes)).toEqual({ outcome: 'known', id })

    const arrived = await moved(['bank', 'gatewayAnnounced'], () => credited([{ reference: 'VNP-1', amount: total - fee, description: 'VNPAY TT DON VI CHAP NHAN THE CHOLANG1 22112026' }]))
    expect(arrived).toEqual([total - fee, fee - total])
    expect((await getClearing(maker, 'settlement', { id, page: 1 })).item).toMatchObject({ done: true, differing: 0 })
    expect((await listClearing(maker, 'settlement', { collectorId: undefined, page: 1 })).items.map((item) => item.id)).toContain(id)
    expect(await moved(['gatewayAnnounced', 'bank'], () => takeBankTransactions(ctx))).toEqual([0, 0])
  })

  it('is whole or nothing, and says which rows cannot be read', async () => {
    const answer = await take(file([['Thanh toán', 'K7M4-1', '1', '512.000', 0], ['Chuyển khoản', 'K7M4-2', '2', '5', 0], ['Thanh toán', 'K7M4-3', '3', '-5', 0], ['Thanh toán', '', '4', '5', 0]]))
    expect(answer).toMatchObject({ outcome: 'refused', count: 3, faulty: [{ line: 3, fault: 'kindUnknown' }, { line: 4, fault: 'amountUnreadable', seen: '-5' }, { line: 5, fault: 'codeMissing' }] })
    expect(await store.read.select().from(gatewaySettlements).where(eq(gatewaySettlements.day, '2026-11-23'))).toEqual([])
    expect(await take(Buffer.from('%PDF-1.7'))).toEqual({ outcome: 'unreadable', fault: 'notText' })
  })

  it('a payment nobody asks about any more is asked about anew, also when VNPay is silent at first', async () => {
    const { group, attempt } = await paid('silent')
    await store.write((tx) => tx.update(paymentAttempts).set({ state: 'closed', queries: 8, nextQueryAt: null }).where(eq(paymentAttempts.id, attempt.id)))
    await take(file([['Thanh toán', attempt.txnRef, '1', group.total, 0]]))
    await gateway.control({ api: 'down' })
    await sweepAttempts(ctx)
    await gateway.control({ api: 'up' })
    ctx.setClock(plus(ctx.now(), 5 * MINUTE))
    await sweepAttempts(ctx)
    expect((await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.id, attempt.id)))[0]).toMatchObject({ state: 'paid', settledBy: 'querydr' })
  })

  it('differences are booked as VNPay says, and become one task; a payment nobody told us of is asked about and settled', async () => {
    const [known, silent] = [await paid(), await paid('silent')]
    const before = await paid()
    await take(file([['Thanh toán', before.attempt.txnRef, '1', before.group.total, 0]]))
    let id = ''
    const told = await moved(['gatewayReceivable', 'gatewayAnnounced', 'unmatched'], async () => {
      const answer = await take(
        file([
          ['Thanh toán', known.attempt.txnRef, '1', known.group.total - 1_000, 0],
          ['Thanh toán', silent.attempt.txnRef, '2', silent.group.total, 0],
          ['Thanh toán', 'NOBODY-1', '3', 7_000, 0],
          ['Thanh toán', before.attempt.txnRef, '4', before.group.total, 0],
          ['Hoàn tiền', known.attempt.txnRef, '5', 2_000, 0],
        ]),
      )
      id = 'id' in answer ? answer.id : ''
    })
    const ours = known.group.total - 1_000 + silent.group.total - 2_000
    const others = 7_000 + before.group.total
    expect(told).toEqual([-ours, ours + others, -others])
    expect(await rowsOf(id)).toEqual(['amount_differs', 'not_paid', 'unknown', 'repeated', 'amount_differs'])
    expect(await tasksOf(id)).toMatchObject([{ kind: 'settlement_differs', amount: ours + others, closedAt: null }])
    await expect(closeDifferences(maker, 'settlement', { id, note: ' ' })).rejects.toMatchObject({ params: { field: 'note' } })
    await closeDifferences(maker, 'settlement', { id, note: 'Đã hỏi VNPay, họ sửa ngày mai' })
    expect(await tasksOf(id)).toMatchObject([{ closedBy: bank.maker.personId, resolution: 'looked_at', note: 'Đã hỏi VNPay, họ sửa ngày mai' }])
    await expect(closeDifferences(maker, 'settlement', { id, note: 'lần nữa' })).rejects.toMatchObject({ kind: 'conflict' })
    await sweepAttempts(ctx)
    expect((await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.id, silent.attempt.id)))[0]).toMatchObject({ state: 'paid', settledBy: 'querydr' })
  })

  it('money that came without a name is given to it by hand, once, and only the exact amount', async () => {
    const { group, attempt } = await paid()
    const answer = await take(file([['Thanh toán', attempt.txnRef, '1', group.total, 1_000]]))
    const id = 'id' in answer ? answer.id : ''
    expect(await credited([{ reference: 'NONAME-1', amount: group.total - 1_000, description: 'chuyen tien' }, { reference: 'NONAME-2', amount: 5, description: 'chuyen tien' }])).toMatchObject({ tasks: 2 })
    const [found] = await unexplained(store.read, { collectorId: 'buu-dien', amount: group.total - 1_000 })
    const [other] = await unexplained(store.read, { collectorId: 'buu-dien', amount: 5 })
    await expect(assignMovement(maker, { type: 'settlement', id, transactionId: other!.id })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await moved(['unmatched', 'gatewayAnnounced'], () => assignMovement(maker, { type: 'settlement', id, transactionId: found!.id }))).toEqual([group.total - 1_000, 1_000 - group.total])
    expect((await tasksOf(found!.id))[0]!.closedAt).not.toBeNull()
    await expect(assignMovement(maker, { type: 'settlement', id, transactionId: found!.id })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('several files the bank brings in one sum end with it, all or none', async () => {
    const given = async () => {
      const { group, attempt } = await paid()
      const answer = await take(file([['Thanh toán', attempt.txnRef, '1', group.total, 1_001]]))
      return { id: 'id' in answer ? answer.id : '', net: group.total - 1_001 }
    }
    const announcedBefore = await balance('gatewayAnnounced')
    const [friday, saturday, sunday] = [await given(), await given(), await given()]
    const sum = friday.net + saturday.net
    expect(await credited([{ reference: 'WEEKEND', amount: sum, description: 'chuyen tien' }, { reference: 'LATER', amount: sunday.net, description: 'chuyen tien' }])).toMatchObject({ tasks: 2 })
    const { together } = await getClearing(maker, 'settlement', { id: friday.id, page: 1 })
    expect(together!.files.map(({ id }) => id)).toEqual(expect.arrayContaining([saturday.id, sunday.id]))
    const transactionId = together!.movements.find(({ amount }) => amount === sum)!.id
    const assign = (along: string[]) => assignMovement(maker, { type: 'settlement', id: friday.id, along: along.map((id) => ({ type: 'settlement', id })), transactionId })
    for (const wrong of [[], [saturday.id, sunday.id], [friday.id]]) await expect(assign(wrong)).rejects.toMatchObject({ kind: 'conflict', code: 'clearing.sumIsAnother' })
    await expect(assign(['nobody'])).rejects.toMatchObject({ kind: 'not_found' })
    expect(await moved(['unmatched', 'gatewayAnnounced'], () => assign([saturday.id, saturday.id]))).toEqual([sum, -sum])
    expect((await tasksOf(transactionId))[0]!.closedAt).not.toBeNull()
    for (const { id } of [friday, saturday]) expect(await getClearing(maker, 'settlement', { id, page: 1 })).toMatchObject({ item: { done: true }, together: null })
    await expect(assign([saturday.id])).rejects.toMatchObject({ kind: 'conflict', code: 'clearing.decided' })

    const [alone] = await unexplained(store.read, { collectorId: 'buu-dien', amount: sunday.net })
    await assignMovement(maker, { type: 'settlement', id: sunday.id, transactionId: alone!.id })
    expect(await balance('gatewayAnnounced')).toBe(announcedBefore)
  })

  it('is not there for others', async () => {
    const stranger = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'other' }]))
    await expect(take(file([['Thanh toán', 'K7M4-9', '1', 5, 0]]), stranger)).rejects.toMatchObject({ kind: 'not_found' })
    const [any] = await store.read.select().from(gatewaySettlements).limit(1)
    await expect(getClearing(stranger, 'settlement', { id: any!.id, page: 1 })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(closeDifferences(stranger, 'settlement', { id: any!.id, note: 'đã xem' })).rejects.toMatchObject({ kind: 'not_found' })
    expect((await listClearing(stranger, 'settlement', { collectorId: 'buu-dien', page: 1 })).items).toEqual([])
  })

  it('is not there for a stall that takes her own money, nor are lists and bills of a carrier', async () => {
    await aCollector(ctx, { id: 'own', settlement: 'direct' })
    const staff = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'own' }]))
    const sent = { collectorId: 'own', carrier: 'vnpost' as const, fileName: 'f.csv' }
    await expect(importSettlement(staff, { ...sent, day: '2026-11-22', bytes: file([['Thanh toán', 'K7M4-9', '1', 5, 0]]) })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(importRemittance(staff, { ...sent, day: '2026-11-22', number: 'BK-1', bytes: Buffer.from('Mã vận đơn;COD\nEB990000009VN;5') })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(importCarrierBill(staff, { ...sent, month: '2026-10', bytes: Buffer.from('Mã vận đơn;Khối lượng;Cước\nEB990000009VN;5;5') })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

let codes = 0
async function sent({ cod = true, deliver = true, labelled = true } = {}) {
  const { group } = cod ? { group: await aGroup(ctx, { method: 'cod' }) } : await paid()
  const [orderId, trackingCode] = [group.order.id, `EB${String(++codes).padStart(9, '0')}VN`]
  await store.write(async (tx) => {
    if (labelled) await createParcel(tx, ctx, { orderId, carrier: 'vnpost', trackingCode, source: 'seller' })
    await tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, orderId))
  })
  if (deliver) await recordDelivery(clerk, { code: group.order.code, source: 'post_clerk' })
  return { group, trackingCode, orderId }
}

describe("a carrier's list of cash", () => {
  let numbers = 0
  const file = (rows: readonly [string, number][]) => Buffer.from(['Mã vận đơn\tTiền thu hộ', ...rows.map((row) => row.join('\t'))].join('\n'))
  const take = (rows: readonly [string, number][], number = `BK-2026-${++numbers}`) => importRemittance(maker, { collectorId: 'buu-dien', carrier: 'vnpost', number, day: '2026-11-22', fileName: 'thu-ho.csv', bytes: file(rows) })

  it('clears the doors, waits for the bank, and differences become a task', async () => {
    const [fine, short, early] = [await sent(), await sent(), await sent({ deliver: false })]
    const online = await sent({ cod: false })
    const rows: [string, number][] = [[fine.trackingCode, fine.group.total], [short.trackingCode, short.group.total - 2_000], [early.trackingCode, early.group.total], [online.trackingCode, 9_000], [fine.trackingCode, fine.group.total]]
    const total = rows.reduce((sum, [, amount]) => sum + amount, 0)
    const ours = 3 * fine.group.total - 2_000
    let id = ''
    const told = await moved(['carrierReceivable', 'carrierAnnounced', 'unmatched'], async () => {
      const answer = await take(rows, 'BK-77001')
      id = 'id' in answer ? answer.id : ''
    })
    expect(told).toEqual([-ours, total, ours - total])
    const judged = await store.read.select().from(codRemittanceRows).where(eq(codRemittanceRows.remittanceId, id)).orderBy(codRemittanceRows.position)
    expect(judged.map(({ result }) => result)).toEqual(['ok', 'amount_differs', 'not_delivered', 'unknown', 'repeated'])
    expect(await tasksOf(id)).toMatchObject([{ kind: 'remittance_differs' }])
    expect(await take(rows, 'BK-77001')).toEqual({ outcome: 'known', id })
    await expect(take([[fine.trackingCode, 1]], 'BK-77001')).rejects.toMatchObject({ kind: 'conflict', code: 'clearing.numberTaken' })
    expect(await take([[fine.trackingCode, fine.group.total]])).toMatchObject({ outcome: 'taken' })

    expect(await moved(['bank', 'carrierAnnounced'], () => credited([{ reference: 'BD-1', amount: total, description: 'BUU DIEN TRA TIEN THU HO BK77001' }]))).toEqual([total, -total])
    expect((await store.read.select().from(codRemittances).where(eq(codRemittances.id, id)))[0]).toMatchObject({ state: 'credited' })
    await recordDelivery(clerk, { code: early.group.order.code, source: 'post_clerk' })
  })

  it('names a parcel by the order’s code where the clerk took it over without a label, and where the label is forgotten', async () => {
    const [bare, labelled, elsewhere] = [await sent({ labelled: false }), await sent(), await sent({ labelled: false })]
    await store.write((tx) => createParcel(tx, ctx, { orderId: elsewhere.orderId, carrier: 'ghn', trackingCode: elsewhere.trackingCode, source: 'seller' }))
    const group = await aGroup(ctx, { method: 'cod' })
    const rows: [string, number][] = [bare, labelled, elsewhere, { group }].map(({ group }) => [group.order.code, group.total])
    const answer = await take([...rows, [labelled.trackingCode, labelled.group.total]])
    const judged = await store.read.select().from(codRemittanceRows).where(eq(codRemittanceRows.remittanceId, 'id' in answer ? answer.id : '')).orderBy(codRemittanceRows.position)
    expect(judged.map(({ result, orderId }) => [result, orderId])).toEqual([['ok', bare.orderId], ['ok', labelled.orderId], ['unknown', null], ['unknown', null], ['repeated', labelled.orderId]])
  })

  it('of thousands of parcels is taken whole', async () => {
    const rows = Array.from({ length: 9_000 }, (_, at): [string, number] => [`EC${String(at).padStart(9, '0')}VN`, 1_000])
    expect(await moved(['carrierAnnounced', 'unmatched'], () => take(rows))).toEqual([9_000_000, -9_000_000])
  })

  it('names whoever it likes: a buyer called Công is no sum', async () => {
    const bytes = Buffer.from('Mã vận đơn;Người nhận;Tiền thu hộ\nEB990000001VN;Công;5.000\nEB990000002VN;Tổng;6.000\nTổng cộng;;11.000')
    const sentBy = (number: string, file: Buffer) => importRemittance(maker, { collectorId: 'buu-dien', carrier: 'vnpost', number, day: '2026-11-22', fileName: 'thu-ho.csv', bytes: file })
    expect(await sentBy('BK-CONG-1', bytes)).toMatchObject({ outcome: 'taken' })
    expect(await sentBy('BK-CONG-2', Buffer.from(bytes.toString().replace('11.000', '11.001')))).toEqual({ outcome: 'unreadable', fault: 'sumsDiffer' })
    expect(await sentBy('BK-CONG-3', Buffer.from('Mã vận đơn;Người nhận;Tiền thu hộ\nEB990000003VN;Công;5.000\n;Cộng;5.000'))).toMatchObject({ outcome: 'taken' })
  })

  it('what was given back after the door was paid at the door', async () => {
    const { group, trackingCode, orderId } = await sent()
    const [line] = group.input.orders[0]!.lines
    await store.write(async (tx) => {
      const { order } = await holdOrder(tx, orderId)
      await refundLines(tx, ctx, { order, lines: [{ productId: line!.productId, quantity: 1 }], shipping: false, reason: 'complaint', cause: 'damaged', requestKey: `test:${orderId}` })
    })
    const answer = await take([[trackingCode, group.total]])
    expect(await store.read.select().from(codRemittanceRows).where(eq(codRemittanceRows.remittanceId, 'id' in answer ? answer.id : ''))).toMatchObject([{ result: 'ok', expected: group.total }])
  })
})

describe("a carrier's bill of a month", () => {
  const file = (rows: readonly [string, number, number][]) => Buffer.from(['Mã bưu gửi,Khối lượng (g),Tổng cước', ...rows.map((row) => row.join(','))].join('\n'))
  const take = (month: string, rows: readonly [string, number, number][]) => importCarrierBill(maker, { collectorId: 'buu-dien', carrier: 'vnpost', month, fileName: 'cuoc.csv', bytes: file(rows) })

  it('corrections go to whoever bears them, the carrier answers for the rest, and no buyer pays more', async () => {
    const parcelsSent = [await sent(), await sent(), await sent(), await sent({ cod: false })]
    const [same, bitMore, muchMore, dearer] = parcelsSent as [typeof parcelsSent[0], typeof parcelsSent[0], typeof parcelsSent[0], typeof parcelsSent[0]]
    const totals = async () => (await store.read.select().from(orderGroups)).map(({ total }) => total)
    const before = await totals()
    let id = ''
    const told = await moved(['carriageBorne', 'producerBalance', 'carrierPayable'], async () => {
      const answer = await take('2026-10', [
        [same.trackingCode, 520, 32_000],
        [bitMore.trackingCode, 700, 32_000],
        [muchMore.trackingCode, 1_400, 36_000],
        [dearer.trackingCode, 520, 50_000],
        ['EB999999999VN', 100, 32_000],
      ])
      id = 'id' in answer ? answer.id : ''
    })
    expect(told).toEqual([0, 4_000, -4_000])
    const [bill] = await store.read.select().from(carrierBills).where(eq(carrierBills.id, id))
    expect(bill).toMatchObject({ total: 182_000, accepted: 100_000, differing: 3, state: 'booked' })
    const judged = await store.read.select().from(carrierBillRows).where(eq(carrierBillRows.billId, id)).orderBy(carrierBillRows.position)
    expect(judged.map(({ result, bearer }) => `${result} ${bearer}`)).toEqual(['ok nobody', 'ok nobody', 'weight_corrected producer', 'fee_differs carrier', 'unknown carrier'])
    expect(await tasksOf(id)).toMatchObject([{ kind: 'carrier_bill_differs', amount: 82_000 }])
    expect(await totals()).toEqual(before)

    await take('2026-09', [[same.trackingCode, 520, 32_000]])
    expect(await store.read.select().from(carrierBillRows).where(eq(carrierBillRows.orderId, same.orderId))).toEqual(expect.arrayContaining([expect.objectContaining({ result: 'repeated', bearer: 'carrier' })]))
    await expect(take('2026-10', [[same.trackingCode, 1, 1]])).rejects.toMatchObject({ code: 'clearing.monthTaken' })

    const refused = await take('2026-07', [[same.trackingCode, 520, 32_000]])
    expect((await store.read.select().from(carrierBills).where(eq(carrierBills.id, 'id' in refused ? refused.id : '')))[0]).toMatchObject({ accepted: 0, state: 'paid' })

    expect(await moved(['bank', 'carrierPayable'], () => credited([{ reference: 'CUOC-1', amount: -100_000, description: 'CUOC VNPOST 102026' }]))).toEqual([-100_000, 100_000])
    expect((await store.read.select().from(carrierBills).where(eq(carrierBills.id, id)))[0]).toMatchObject({ state: 'paid' })
  })

  it('kept back from the cash: list and bill end with the one sum the bank brings, all or none', async () => {
    const [first, second] = [await sent(), await sent()]
    const listOf = async ({ trackingCode, group }: typeof first, number: string, carrier: 'vnpost' | 'viettelpost' = 'vnpost') => {
      const bytes = Buffer.from(`Mã vận đơn;Tiền thu hộ\n${trackingCode};${group.total}`)
      const answer = await importRemittance(maker, { collectorId: 'buu-dien', carrier, number, day: '2026-11-22', fileName: 'thu-ho.csv', bytes })
      return { type: 'remittance' as const, id: 'id' in answer ? answer.id : '' }
    }
    const answer = await take('2026-06', [[first.trackingCode, 520, 32_000], [second.trackingCode, 520, 32_000]])
    const bill = { type: 'carrier_bill' as const, id: 'id' in answer ? answer.id : '' }
    const [one, two, stranger] = [await listOf(first, 'BK-NET-1'), await listOf(second, 'BK-NET-2'), await listOf({ ...first, trackingCode: 'VTP000000001' }, 'BK-NET-3', 'viettelpost')]
    const net = first.group.total + second.group.total - 64_000
    expect(await credited([{ reference: 'NET-1', amount: net, description: 'cong ty chuyen tien' }])).toMatchObject({ tasks: 1 })

    for (const seen of [one, bill]) {
      const { together } = await getClearing(maker, seen.type, { id: seen.id, page: 1 })
      const files = together!.files.map(({ id }) => id)
      expect(files).toEqual(expect.arrayContaining([one, two, bill].filter((file) => file !== seen).map(({ id }) => id)))
      expect(files).not.toContain(stranger.id)
      expect(together!.movements).toContainEqual(expect.objectContaining({ amount: net }))
    }
    const transactionId = (await unexplained(store.read, { collectorId: 'buu-dien', amount: net }))[0]!.id
    const assign = (...along: ClearingFileRef[]) => assignMovement(maker, { ...one, along, transactionId })
    for (const wrong of [[], [two], [bill]]) await expect(assign(...wrong)).rejects.toMatchObject({ code: 'clearing.sumIsAnother' })
    await expect(assign(two, bill, stranger)).rejects.toMatchObject({ code: 'clearing.anotherPayer' })
    const cash = first.group.total + second.group.total
    expect(await moved(['unmatched', 'carrierAnnounced', 'carrierPayable'], () => assign(two, bill))).toEqual([net, -cash, 64_000])
    for (const { type, id } of [one, two, bill]) expect((await getClearing(maker, type, { id, page: 1 })).item.done).toBe(true)
    expect((await getClearing(maker, 'remittance', { id: stranger.id, page: 1 })).item.done).toBe(false)
    expect((await tasksOf(transactionId))[0]!.closedAt).not.toBeNull()
    await expect(assign(two, bill)).rejects.toMatchObject({ code: 'clearing.decided' })
  })

  it('two persons with one file at once: it is booked once', async () => {
    const { trackingCode } = await sent()
    const rows: [string, number, number][] = [[trackingCode, 1_200, 36_000]]
    const answers = await Promise.all([take('2026-08', rows), take('2026-08', rows), take('2026-08', rows)])
    expect(answers.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1)
    expect(await store.read.select().from(journalEntries).where(eq(journalEntries.type, 'carrier_billed'))).toHaveLength(2)
    ctx.setClock(plus(ctx.now(), DAY))
  })
})
