import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne, sum } from 'drizzle-orm'
import { orderGroups, orderLines, orders } from '#db/schema/orders.ts'
import { bankStatements, carrierBills, codRemittances, gatewaySettlements, paymentAttempts, payouts, refunds } from '#db/schema/payments.ts'
import { parcels } from '#db/schema/shipping.ts'
import type { CsvCell } from '#app/lib/csv.ts'
import { addMonths, DAY, localDay, plus, showDay, startOfDay } from '#app/lib/time.ts'
import { importCarrierBill } from '#app/modules/orders/clearing/import-carrier-bill.server.ts'
import { importRemittance } from '#app/modules/orders/clearing/import-remittance.server.ts'
import { takeBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { billText } from '#app/modules/payments/clearing/bill-text.ts'
import { importSettlement } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { collectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import type { Step } from './days.ts'
import { as, csv, refuse, step, type Office } from './money-office.ts'
import { DEMO_COLLECTOR } from './people.ts'

/** VNPay's file of a day comes the next morning. */
export const settlementOf = (office: Office, daysAgo: number): Step =>
  step(office.calendar.at(daysAgo - 1, '08:40'), async (at) => {
    const { read } = office.world.store
    const [from, to] = [office.calendar.at(daysAgo, '00:00'), office.calendar.at(daysAgo - 1, '00:00')]
    const paid = await read.select().from(paymentAttempts).where(and(eq(paymentAttempts.collectorId, DEMO_COLLECTOR), eq(paymentAttempts.state, 'paid'), eq(paymentAttempts.method, 'vnpay'), gte(paymentAttempts.settledAt, from), lt(paymentAttempts.settledAt, to))).orderBy(asc(paymentAttempts.id))
    const back = await read
      .select({ amount: refunds.amount, txnRef: paymentAttempts.txnRef, transactionNo: paymentAttempts.transactionNo })
      .from(refunds)
      .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
      .where(and(eq(refunds.collectorId, DEMO_COLLECTOR), eq(refunds.state, 'done'), eq(refunds.channel, 'vnpay'), gte(refunds.doneAt, from), lt(refunds.doneAt, to)))
      .orderBy(asc(refunds.id))
    if (paid.length + back.length === 0) return
    const day = localDay(from)
    const bytes = csv([
      ['Loại giao dịch', 'Mã tham chiếu', 'Mã giao dịch VNPAY', 'Số tiền', 'Phí'],
      ...paid.map(({ txnRef, transactionNo, amount }) => ['Thanh toán', txnRef, transactionNo, amount, Math.round(amount * 0.008)]),
      ...back.map(({ txnRef, transactionNo, amount }) => ['Hoàn tiền', txnRef, transactionNo, amount, 0]),
    ])
    const taken = await importSettlement(as(office, office.maker, at, 'settlement'), { collectorId: DEMO_COLLECTOR, day, fileName: `vnpay-${day}.csv`, bytes })
    if (taken.outcome !== 'taken') refuse(`settlement of ${day}`, taken)
  })

/** Cash the post took at the door since the last list. */
export async function handOverCash(office: Office, at: Date): Promise<void> {
  const { read } = office.world.store
  const [last] = await read.select({ at: codRemittances.importedAt }).from(codRemittances).orderBy(desc(codRemittances.importedAt)).limit(1)
  const since = last?.at ?? office.calendar.at(200, '00:00')
  const cash = await read.select({ trackingCode: parcels.trackingCode, total: orders.total, carrier: parcels.carrier }).from(orders).innerJoin(parcels, eq(parcels.orderId, orders.id)).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId)).where(and(eq(orderGroups.collectorId, DEMO_COLLECTOR), eq(orders.cod, true), isNotNull(orders.deliveredAt), gte(orders.deliveredAt, since), lt(orders.deliveredAt, at))).orderBy(asc(orders.id))
  if (cash.length === 0) return
  const day = localDay(at)
  const taken = await importRemittance(as(office, office.maker, at, 'remittance'), { collectorId: DEMO_COLLECTOR, carrier: 'vnpost', number: `COD${day.replaceAll('-', '')}`, day, fileName: `cod-${day}.csv`, bytes: csv([['Mã vận đơn', 'Tiền thu hộ'], ...cash.map(({ trackingCode, total }) => [trackingCode, total])]) })
  if (taken.outcome !== 'taken') refuse('remittance', taken)
}

/** What the post carried in a month; the weights were right. */
export async function bill(office: Office, at: Date, month: string): Promise<void> {
  const { read } = office.world.store
  const [from, to] = [startOfDay(`${month}-01`), startOfDay(addMonths(`${month}-01`, 1))]
  const carried = await read.select({ trackingCode: parcels.trackingCode, fee: orders.shippingFee, id: orders.id }).from(orders).innerJoin(parcels, eq(parcels.orderId, orders.id)).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId)).where(and(eq(orderGroups.collectorId, DEMO_COLLECTOR), isNotNull(orders.deliveredAt), gte(orders.deliveredAt, from), lt(orders.deliveredAt, to))).orderBy(asc(orders.id))
  if (carried.length === 0) return
  const weighed = await read.select({ orderId: orderLines.orderId, grams: sum(orderLines.grams) }).from(orderLines).where(inArray(orderLines.orderId, carried.map(({ id }) => id))).groupBy(orderLines.orderId)
  const grams = new Map(weighed.map(({ orderId, grams }) => [orderId, Number(grams)]))
  const rows = carried.map(({ trackingCode, fee, id }) => [trackingCode, grams.get(id)!, fee])
  const taken = await importCarrierBill(as(office, office.maker, at, 'carrier bill'), { collectorId: DEMO_COLLECTOR, carrier: 'vnpost', month, fileName: `cuoc-${month}.csv`, bytes: csv([['Mã vận đơn', 'Khối lượng', 'Cước'], ...rows]) })
  if (taken.outcome !== 'taken') refuse(`bill of ${month}`, taken)
}

/** The week on the bank account: what VNPay and the post paid in, pay-outs and bills paid, and, last of all, money that nobody can explain. */
export async function readStatement(office: Office, at: Date, { unexplained }: { unexplained: boolean }): Promise<void> {
  const { read } = office.world.store
  const ctx = as(office, office.maker, at, 'statement')
  const [last] = await read.select({ at: bankStatements.importedAt }).from(bankStatements).orderBy(desc(bankStatements.importedAt)).limit(1)
  const since = last?.at ?? office.calendar.at(200, '00:00')
  const settled = await read.select().from(gatewaySettlements).where(and(eq(gatewaySettlements.state, 'announced'), lt(gatewaySettlements.importedAt, plus(at, -DAY)))).orderBy(asc(gatewaySettlements.day))
  const cash = await read.select().from(codRemittances).where(eq(codRemittances.state, 'announced')).orderBy(asc(codRemittances.day))
  const bills = await read.select().from(carrierBills).where(ne(carrierBills.state, 'paid')).orderBy(asc(carrierBills.month))
  const paid = await read.select().from(payouts).where(and(eq(payouts.state, 'paid'), gte(payouts.paidAt, since))).orderBy(asc(payouts.code))
  const waiting = await read.select().from(paymentAttempts).where(and(eq(paymentAttempts.collectorId, DEMO_COLLECTOR), eq(paymentAttempts.method, 'vietqr'), eq(paymentAttempts.state, 'open'), lt(paymentAttempts.createdAt, plus(at, -DAY)))).orderBy(asc(paymentAttempts.id))
  const moves: [amount: number, text: string][] = [
    ...settled.map(({ net, day }): [number, string] => [net, `VNPAY thanh toan ngay ${showDay(day)}`]),
    ...cash.map(({ total, number }): [number, string] => [total, `BUU DIEN chuyen tien thu ho ${number}`]),
    ...waiting.map(({ amount, txnRef }): [number, string] => [amount, `NGUYEN VAN BINH chuyen tien ${txnRef}`]),
    ...bills.map(({ accepted, carrier, month }): [number, string] => [-accepted, billText({ carrier, month })]),
    ...paid.map(({ amount, code }): [number, string] => [-amount, payoutText(code)]),
    ...(unexplained ? [[150_000, 'LE THI HOA chuyen tien mua che'] as [number, string]] : []),
  ]
  if (moves.length === 0) return
  const day = localDay(at)
  const rows = moves.map(([amount, text], index): CsvCell[] => [showDay(day), `BK${day.replaceAll('-', '')}${String(index + 1).padStart(3, '0')}`, amount < 0 ? -amount : '', amount > 0 ? amount : '', text])
  const account = await collectorAccount(read, ctx, DEMO_COLLECTOR)
  const taken = await importStatement(ctx, { accountId: account!.id, fileName: `sao-ke-${day}.csv`, layout: 'vietcombank', bytes: csv([['Ngày giao dịch', 'Số tham chiếu', 'Số tiền ghi nợ', 'Số tiền ghi có', 'Mô tả'], ...rows]) })
  if (taken.outcome !== 'taken') refuse(`statement of ${day}`, taken)
  const { failures } = await takeBankTransactions(office.world.as(null, at, `take ${day}`))
  if (failures.length > 0) throw failures[0]
}
