import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { expect } from 'vitest'
import { localDay } from '#app/lib/time.ts'
import { importCarrierBill } from '#app/modules/orders/clearing/import-carrier-bill.server.ts'
import { importRemittance } from '#app/modules/orders/clearing/import-remittance.server.ts'
import { assignMovement } from '#app/modules/payments/clearing/assign-movement.server.ts'
import type { ClearingImported } from '#app/modules/payments/clearing/import-file.server.ts'
import { importSettlement } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { orderGroups, orderLines, orders } from '../schema/orders.ts'
import { bankTransactions, carrierBillRows, carrierBills, codRemittanceRows, codRemittances, gatewaySettlementRows, gatewaySettlements, refunds } from '../schema/payments.ts'
import { parcels } from '../schema/shipping.ts'
import type { TestContext } from '../testing.ts'
import type { Movement } from './bank.ts'
import type { Market } from './market.ts'
import type { aGatewayOutside, SettledRow } from './outside.ts'

/** What VNPay and the carrier have told this collector already, and the movements on its account that follow from it. */
export type Clearing = { market: Market; credits: Movement[]; files: number; told: SettledRow[]; remitted: Set<string>; billed: Set<string> }
type Gateway = ReturnType<typeof aGatewayOutside>
/** how: which small lies and corrections a file bears; 0 is none. again: it is sent by two people at once, else one after the other. */
type Sending = { how: number; again: boolean; named: boolean }
export const HONEST: Sending = { how: 0, again: false, named: true }

const CARRIER = 'vnpost'
/** Of the price list, Thái Nguyên – Hà Nội: every further 500 g begun. */
const FURTHER = 4_000
const stepsOf = (grams: number) => Math.max(0, Math.ceil(grams / 500) - 1)
const bytesOf = (lines: readonly (readonly (string | number)[])[]) => new TextEncoder().encode(lines.map((line) => line.join(';')).join('\n'))

/** VNPay's files of a day, the carrier's lists of cash and its monthly bills, as they come to the collector of a story; each told twice and booked once. */
export function clearingFiles(ctx: TestContext, gateway: Gateway) {
  const { read } = ctx.store
  const maker = ({ market }: Clearing) => ctx.as(market.bank.maker)

  async function once(again: boolean, take: () => Promise<ClearingImported>): Promise<string> {
    const [first, second] = again ? await Promise.all([take(), take()]) : [await take(), await take()]
    const ids = [first, second].map((answer) => ('id' in answer ? answer.id : undefined))
    expect({ outcomes: [first.outcome, second.outcome].sort(), same: ids[0] === ids[1] && ids[0] !== undefined }).toEqual({ outcomes: ['known', 'taken'], same: true })
    return ids[0]!
  }
  const arrives = (story: Clearing, { named }: Sending, movement: Movement) => void (movement.amount !== 0 && story.credits.push({ ...movement, day: localDay(ctx.now()), ...(!named && { description: 'chuyen tien' }) }))

  /** The file of a day: what was paid and given back since the last one, its fee apart. Now and then with a payment nobody knows, or one it told before. */
  async function settle(story: Clearing, sending: Sending) {
    const fresh = gateway.settle()
    const before = story.told.find(({ kind }) => kind === 'Thanh toán')
    const lies: SettledRow[] = sending.how === 3 ? [{ kind: 'Thanh toán', ref: `LA-${++story.files}`, amount: 7_001, fee: 77 }] : sending.how === 4 && before ? [before] : []
    const rows = [...fresh, ...lies]
    if (rows.length === 0) return
    story.told.push(...fresh)
    const number = ++story.files
    const bytes = bytesOf([['Loại giao dịch', 'Mã tham chiếu', 'Mã giao dịch VNPAY', 'Số tiền', 'Phí'], ...rows.map(({ kind, ref, amount, fee }, at) => [kind, ref, number * 1_000 + at, amount, fee])])
    const id = await once(sending.again, () => importSettlement(maker(story), { collectorId: story.market.collectorId, day: localDay(ctx.now()), fileName: `vnpay-${number}.csv`, bytes }))
    const judged = await read.select().from(gatewaySettlementRows).where(eq(gatewaySettlementRows.settlementId, id)).orderBy(gatewaySettlementRows.position)
    for (const [at, { txnRef, result }] of judged.entries()) expect({ txnRef, result: at < fresh.length && result === 'not_paid' ? 'ok' : result }).toEqual({ txnRef, result: at < fresh.length ? 'ok' : sending.how === 3 ? 'unknown' : 'repeated' })
    const net = rows.reduce((sum, { kind, amount, fee }) => sum + (kind === 'Thanh toán' ? amount : -amount) - fee, 0)
    arrives(story, sending, { reference: `VNP-${number}`, amount: net, description: `VNPAY TT DON VI CHAP NHAN THE ${number}` })
  }

  /** Orders of this collector with a parcel. */
  const carried = ({ market }: Clearing) =>
    read
      .select({ order: orders, trackingCode: parcels.trackingCode })
      .from(orders)
      .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
      .innerJoin(parcels, eq(parcels.orderId, orders.id))
      .where(and(eq(orderGroups.collectorId, market.collectorId), or(isNotNull(orders.deliveredAt), eq(orders.status, 'returned'))))
      .orderBy(orders.id)

  /** The list of cash taken at doors since the last one. Now and then with a parcel nobody knows, or one it told before. */
  async function remit(story: Clearing, sending: Sending) {
    const waiting = (await carried(story)).filter(({ order }) => order.cod && order.deliveredAt !== null && !story.remitted.has(order.id))
    const fresh = sending.how === 1 ? waiting.slice(0, 1) : waiting
    const rows: [string, number][] = []
    for (const { order, trackingCode } of fresh) {
      const back = await read.select({ amount: refunds.amount }).from(refunds).where(eq(refunds.orderId, order.id))
      rows.push([trackingCode, order.total - order.goodsOff - order.shippingOff + back.reduce((sum, { amount }) => sum + amount, 0)])
    }
    if (sending.how === 3) rows.push([`LA${String(++story.files).padStart(7, '0')}`, 9_001])
    if (sending.how === 4 && rows[0]) rows.push(rows[0])
    if (rows.length === 0) return
    const number = `BK2026${String(++story.files).padStart(4, '0')}`
    const id = await once(sending.again, () =>
      importRemittance(maker(story), { collectorId: story.market.collectorId, carrier: CARRIER, number, day: localDay(ctx.now()), fileName: 'thu-ho.csv', bytes: bytesOf([['Mã vận đơn', 'Tiền thu hộ'], ...rows]) }),
    )
    const judged = await read.select().from(codRemittanceRows).where(eq(codRemittanceRows.remittanceId, id)).orderBy(codRemittanceRows.position)
    expect(judged.map(({ result }) => result)).toEqual([...fresh.map(() => 'ok'), ...(judged.length > fresh.length ? [sending.how === 3 ? 'unknown' : 'repeated'] : [])])
    for (const { order } of fresh) story.remitted.add(order.id)
    arrives(story, sending, { reference: `COD-${number}`, amount: rows.reduce((sum, [, amount]) => sum + amount, 0), description: `VNPOST TRA TIEN THU HO ${number}` })
  }

  /**
   * The bill of a month: parcels at their ends that were not billed. Some weigh a little more than was said, some much more, some are asked for twice
   * because they came back, and some cost more than the price list says: those we do not pay, and they stand in the next bill.
   */
  async function bill(story: Clearing, sending: Sending) {
    const fresh = (await carried(story)).filter(({ order }) => !story.billed.has(order.id))
    if (fresh.length === 0) return
    const lines = await read.select({ orderId: orderLines.orderId, grams: orderLines.grams }).from(orderLines).where(inArray(orderLines.orderId, fresh.map(({ order }) => order.id)))
    const rows = fresh.map(({ order, trackingCode }, at) => {
      const declared = lines.reduce((sum, { orderId, grams }) => sum + (orderId === order.id ? grams : 0), 0)
      const kind = sending.how === 0 ? 0 : (at + sending.how) % 5
      const [more, extra] = ([[0, 0], [150, 0], [1_400, 0], [0, 10_000], [0, -2_000]] as const)[kind]!
      const ways = order.status === 'returned' ? 2 : 1
      const fee = (order.shippingFee + (stepsOf(declared + more) - stepsOf(declared)) * FURTHER) * ways + extra
      return { order, trackingCode, grams: declared + more, fee, refused: extra > 0, bearer: extra > 0 ? 'carrier' : fee === order.shippingFee ? 'nobody' : more > 200 ? 'producer' : 'collector' }
    })
    const month = `${2000 + ++story.files}-10`
    const bytes = bytesOf([['Mã bưu gửi', 'Khối lượng (g)', 'Tổng cước'], ...rows.map(({ trackingCode, grams, fee }) => [trackingCode, grams, fee])])
    const id = await once(sending.again, () => importCarrierBill(maker(story), { collectorId: story.market.collectorId, carrier: CARRIER, month, fileName: 'cuoc.csv', bytes }))
    const judged = await read.select().from(carrierBillRows).where(eq(carrierBillRows.billId, id)).orderBy(carrierBillRows.position)
    expect(judged.map(({ parcelCode, bearer }) => ({ parcelCode, bearer }))).toEqual(rows.map(({ trackingCode, bearer }) => ({ parcelCode: trackingCode, bearer })))
    const paid = rows.filter(({ refused }) => !refused)
    for (const { order } of paid) story.billed.add(order.id)
    arrives(story, sending, { reference: `CUOC-${month}`, amount: -paid.reduce((sum, { fee }) => sum + fee, 0), description: `CUOC VNPOST 10${month.slice(0, 4)}` })
  }

  /** By hand: a movement without a name is given to the file, the list or the bill of its amount. */
  async function assign(story: Clearing) {
    const { collectorId } = story.market
    const nameless = await read.select().from(bankTransactions).where(and(eq(bankTransactions.collectorId, collectorId), eq(bankTransactions.state, 'task')))
    const waiting = [
      ...(await read.select().from(gatewaySettlements).where(and(eq(gatewaySettlements.collectorId, collectorId), eq(gatewaySettlements.state, 'announced')))).map(({ id, net }) => ({ type: 'settlement' as const, id, amount: net })),
      ...(await read.select().from(codRemittances).where(and(eq(codRemittances.collectorId, collectorId), eq(codRemittances.state, 'announced')))).map(({ id, total }) => ({ type: 'remittance' as const, id, amount: total })),
      ...(await read.select().from(carrierBills).where(and(eq(carrierBills.collectorId, collectorId), eq(carrierBills.state, 'booked')))).map(({ id, accepted }) => ({ type: 'carrier_bill' as const, id, amount: -accepted })),
    ]
    for (const { reference, amount, id: transactionId } of nameless.filter((row) => isClearing(row))) {
      const at = waiting.findIndex((one) => one.amount === amount && PREFIX[one.type] === reference.split('-')[0])
      const [found] = at < 0 ? [] : waiting.splice(at, 1)
      if (found) await assignMovement(maker(story), { type: found.type, id: found.id, transactionId })
    }
  }

  return { settle, remit, bill, assign }
}

const PREFIX = { settlement: 'VNP', remittance: 'COD', carrier_bill: 'CUOC' }
/** Whether a movement on the account came of such a file. */
export const isClearing = ({ reference }: { reference: string }) => /^(VNP|COD|CUOC)-/.test(reference)
