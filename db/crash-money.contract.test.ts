import { createHash } from 'node:crypto'
import { and, eq, getTableName, is, Table } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { signQuery } from '#app/adapters/vnpay/signature.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { checkBooks, checkBooksNow } from '#app/modules/orders/books/check-books.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { takeBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { proposeManual } from '#app/modules/payments/ledger/manual-entry.server.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { proposalSeen, proposeRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import type { Store } from './client.server.ts'
import * as schema from './schema/all.ts'
import { payouts } from './schema/payments.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from './testing.ts'
import { aTransferAttempt, vietcombankCsv } from './testing/bank.ts'
import { faultsOf } from './testing/books.ts'
import { chance } from './testing/chance.ts'
import { dieAtEveryStatement, kills, runApart, type Told } from './testing/crash.ts'
import { aGateway, offlineGateway } from './testing/gateway.ts'
import { aMarket, aPlacement, aPurchase, HOLDER, purchaseOf, type Bought, type Market } from './testing/market.ts'
import { messageAbout } from './testing/outside.ts'
import { runs } from './testing/runs.ts'
import { crashable, type Crashable } from '../scripts/crash/crashable.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
const LONG = 60 * MINUTE
let store: Store
let ctx: TestContext
let clerk: TestContext
let market: Market
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: MORNING })
  ctx.ports = { ...ctx.ports, payments: offlineGateway(), merchant: offlineGateway }
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
})
let markets = 0
beforeEach(async () => {
  ctx.setClock(MORNING)
  market = await aMarket(ctx, { collectorId: `thu-ho-${++markets}`, stalls: 2, goods: 2, stock: 20 })
})
afterAll(() => store.close())

/** What a message repeated or a lock taken leaves behind without moving anything. */
const ASIDE = ['gateway_messages', 'placement_locks', 'bank_statements']

/** Every row there is, told apart by one digest for each table. */
async function everything(): Promise<Record<string, string>> {
  const tables = Object.values(schema).flatMap((table) => (is(table, Table) && !ASIDE.includes(getTableName(table)) ? [table as typeof payouts] : []))
  const digests = await Promise.all(
    tables.map(async (table) => {
      const rows = (await store.read.select().from(table)).map((row) => JSON.stringify(row)).sort()
      return [getTableName(table), `${rows.length} ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 12)}`] as const
    }),
  )
  return Object.fromEntries(digests)
}

const faults = async () => [...(await faultsOf(store, market.collectorId)), ...(await checkBooks(store)).findings.map((finding) => JSON.stringify(finding))]

/** Killed at its statements, then left alone: nothing half done at any time, done in the end, and told once more it changes nothing. wait: until it is due again after a crash. */
async function survives<Name extends Crashable>(told: Told<Name>, { inParts = false, again = true, wait = 0 } = {}) {
  const before = await everything()
  const { crashes, said } = await dieAtEveryStatement(told, async (statement) => {
    expect({ statement, faults: await faults() }).toEqual({ statement, faults: [] })
    if (!inParts) expect({ statement, ...(await everything()) }).toEqual({ statement, ...before })
    ctx.setClock(plus(ctx.now(), wait))
  })
  expect(crashes).toBeGreaterThan(0)
  expect(await faults()).toEqual([])
  const after = await everything()
  expect(after).not.toEqual(before)
  if (!again) return said
  await runApart(told)
  expect(await everything()).toEqual(after)
  return said
}

const place = (pay: 'vnpay' | 'cod' = 'vnpay') => aPurchase(ctx, { basket: market.goods.map((goods) => [goods, pay === 'cod' ? 1 : 2] as const), pay })
const paymentOf = ({ attempts: [attempt] }: Bought) => messageAbout(attempt!, 'paid')
async function paid() {
  const bought = await place()
  await answerIpn(ctx, paymentOf(bought), (error) => expect(error).toBeUndefined())
  return purchaseOf(ctx, bought.code)
}
const sellerOf = ({ producerId }: { producerId: string }) => {
  const { producer } = market.sellers.find((seller) => seller.producer.id === producerId)!
  return ctx.as(producer.actor, producer.member)
}
async function sent(bought: Bought) {
  for (const order of bought.orders) {
    await confirmOrder(sellerOf(order), order)
    await packOrder(sellerOf(order), order)
    await handOver(sellerOf(order), { code: order.code, carrier: 'vnpost', trackingCode: `T${order.code}` })
  }
  return bought
}
async function delivered() {
  const bought = await sent(await paid())
  for (const { code } of bought.orders) await recordDelivery(clerk, { code, source: 'post_clerk' })
  return bought
}
async function released() {
  await delivered()
  ctx.setClock(plus(ctx.now(), 3 * DAY + HOUR))
  await completeDelivered(ctx)
}
const [maker, checker] = [() => ctx.as(market.bank.maker), () => ctx.as(market.bank.checker)]
const batch = { layout: 'vietcombank' as const }
const drafted = () => makeBatch(maker(), { ...batch, collectorId: market.collectorId, producerIds: market.sellers.map(({ producer }) => producer.id) })
const statesOf = async (code: string) => (await purchaseOf(ctx, code)).orders.map(({ status }) => status)

it('a payment that comes after its time', { timeout: LONG }, async () => {
  const bought = await place()
  ctx.setClock(plus(ctx.now(), 16 * MINUTE))
  await expireHolds(ctx)
  const params = { vnp_TmnCode: 'CHOLANG1', vnp_TxnRef: bought.attempts[0]!.txnRef, vnp_Amount: String(bought.total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' }
  const query = new URLSearchParams({ ...params, vnp_SecureHash: signQuery('SIMULATORSECRET0123456789ABCDEFGH', params) }).toString()
  expect(await survives({ name: 'answerIpn', by: ctx, input: { query } })).toBe('00')
  expect(await statesOf(bought.code)).toEqual(['placed', 'placed'])
})

/** The merchant of a process in MODE=test. */
const SIMULATED = { tmnCode: 'CHOLANG1', hashSecret: 'SIMULATORSECRET0123456789ABCDEFGH' }

it('a payment VNPay is asked about, and the refund it is asked for', { timeout: LONG }, async () => {
  const asking = { ...ctx }
  const gateway = await aGateway(asking, async () => ({ RspCode: '99', Message: 'nobody hears' }), SIMULATED)
  process.env.SIMULATOR_PORT = String(gateway.port)
  try {
    const bought = await place()
    await gateway.pay(await payUrlOf(asking, bought.attempts[0]!, { ip: '203.113.131.1' }), 'silent')
    ctx.setClock(plus(ctx.now(), 21 * MINUTE))
    // Each death costs a question, also the last one; a process's clock runs on, so it is due a little more than a day later.
    await survives({ name: 'sweepAttempts', by: ctx }, { inParts: true, wait: DAY + MINUTE })
    expect(await statesOf(bought.code)).toEqual(['placed', 'placed'])

    const [order] = bought.orders
    await cancelOrder(sellerOf(order!), { code: order!.code, reason: 'out_of_stock', as: 'seller' })
    await survives({ name: 'sendRefunds', by: ctx }, { inParts: true, wait: DAY })
    ctx.setClock(plus(ctx.now(), DAY))
    await survives({ name: 'sendRefunds', by: ctx }, { inParts: true, wait: DAY })
    expect(await store.read.select({ state: schema.refunds.state }).from(schema.refunds).where(eq(schema.refunds.orderId, order!.id))).toEqual([{ state: 'done' }])
    expect((await gateway.recordOf(bought.attempts[0]!.txnRef))!.refunds).toHaveLength(1)
  } finally {
    delete process.env.SIMULATOR_PORT
    await gateway.close()
  }
})

it('unpaid baskets whose time is over', { timeout: LONG }, async () => {
  const bought = await place()
  ctx.setClock(plus(ctx.now(), 16 * MINUTE))
  expect(await survives({ name: 'expireHolds', by: ctx })).toBe(1)
  expect(await statesOf(bought.code)).toEqual(['cancelled', 'cancelled'])
})

it('a bank statement with transfers', { timeout: LONG }, async () => {
  const bought = await place()
  const attempt = await transferOf(bought)
  const unclear = await transferOf(await place())
  const file = { fileName: 'sao-ke.csv', text: vietcombankCsv([{ reference: 'FT1', amount: bought.total, description: `MBVCB ${attempt.txnRef} tra tien` }, { reference: 'FT2', amount: 50_000, description: 'khong ro' }, { reference: 'FT3', amount: unclear.amount, description: 'tra tien hang' }]) }
  const input = { accountId: market.bank.accountId, file, layout: 'vietcombank' }
  expect(await survives({ name: 'importStatement', by: maker(), input })).toBe('taken')
  expect(await survives({ name: 'takeBankTransactions', by: ctx }, { inParts: true })).toMatchObject({ failures: 0 })
  expect(await statesOf(bought.code)).toEqual(['placed', 'placed'])

  const [lost, found] = (await store.read.select().from(schema.bankTransactions)).filter(({ collectorId, state }) => collectorId === market.collectorId && state === 'task').sort((a, b) => a.amount - b.amount)
  await survives({ name: 'returnTransfer', by: maker(), input: { transactionId: lost!.id, note: 'khong ro cua ai' } })
  const { code } = (await store.read.select().from(schema.orderGroups).where(eq(schema.orderGroups.id, unclear.groupId)))[0]!
  await survives({ name: 'assignTransfer', by: maker(), input: { transactionId: found!.id, code, note: 'khach goi' } })
  expect(await statesOf(code)).toEqual(['placed', 'placed'])
})

/** The attempt at VNPay is given up for a transfer. */
async function transferOf(bought: Bought) {
  await store.write((tx) => tx.update(schema.paymentAttempts).set({ state: 'closed', nextQueryAt: null }).where(eq(schema.paymentAttempts.groupId, bought.id)))
  return aTransferAttempt(ctx, bought, { number: 2, accountId: market.bank.accountId, collectorId: market.collectorId })
}

it('a paid order that its buyer cancels', { timeout: LONG }, async () => {
  const { orders: [order] } = await paid()
  await survives({ name: 'cancelOrder', by: sellerOf(order!), input: { code: order!.code, reason: 'out_of_stock', as: 'seller' } })
})

it('a piece that goes off before hand-over', { timeout: LONG }, async () => {
  const { orders: [order] } = await paid()
  const { productId } = order!.lines[0]!
  await survives({ name: 'cancelLine', by: sellerOf(order!), input: { code: order!.code, productId, quantity: 1, seen: 2, reason: 'other', as: 'seller' } })
})

it('a delivery, with cash at the door', { timeout: LONG }, async () => {
  const bought = await sent(await place('cod'))
  expect(await survives({ name: 'recordDelivery', by: clerk, input: { code: bought.orders[0]!.code, source: 'post_clerk' } })).toBe('moved')
})

it('a parcel that comes back', { timeout: LONG }, async () => {
  const { orders: [order] } = await sent(await paid())
  await recordReturn(clerk, { code: order!.code, source: 'post_clerk', to: 'returning' })
  expect(await survives({ name: 'recordReturn', by: clerk, input: { code: order!.code, source: 'post_clerk', to: 'returned' } })).toBe('moved')
})

it('the release of delivered orders, one after the other', { timeout: LONG }, async () => {
  const { code } = await delivered()
  ctx.setClock(plus(ctx.now(), 3 * DAY + HOUR))
  await survives({ name: 'completeDelivered', by: ctx }, { inParts: true })
  expect(await statesOf(code)).toEqual(['completed', 'completed'])
})

it("an order of two stalls, the buyer's word, VNPay's file of a day, the carrier's list of cash and its bill: one of them by chance, all in the proof", { timeout: LONG }, async () => {
  const { by, input } = await aPlacement(ctx, { basket: market.goods.map((goods) => [goods, 2] as const) })
  const [online, atTheDoor] = [await sent(await paid()), await sent(await place('cod'))]
  for (const { code } of [...online.orders, ...atTheDoor.orders]) await recordDelivery(clerk, { code, source: 'post_clerk' })
  const { collectorId } = market
  const file = (...lines: (string | number)[][]) => ({ file: { fileName: 'tep.csv', text: lines.map((line) => line.join(';')).join('\n') } })
  const deaths = [
    () => survives({ name: 'placeOrder', by, input }),
    () => survives({ name: 'confirmReceipt', by: ctx, input: { code: online.orders[0]!.code, granted: true } }),
    () => survives({ name: 'importSettlement', by: maker(), input: { collectorId, day: '2026-11-22', ...file(['Loại giao dịch', 'Mã tham chiếu', 'Mã giao dịch VNPAY', 'Số tiền', 'Phí'], ['Thanh toán', online.attempts[0]!.txnRef, 1, online.total, 5_000], ['Thanh toán', 'LA-1', 2, 7_000, 77]) } }),
    () => survives({ name: 'importRemittance', by: maker(), input: { collectorId, carrier: 'vnpost', number: 'BK-00001', day: '2026-11-22', ...file(['Mã vận đơn', 'Tiền thu hộ'], ...atTheDoor.orders.map(({ code, total }) => [`T${code}`, total]), ['LA0000001', 9_000]) } }),
    () => survives({ name: 'importCarrierBill', by: maker(), input: { collectorId, carrier: 'vnpost', month: '2026-10', ...file(['Mã bưu gửi', 'Khối lượng (g)', 'Tổng cước'], ...online.orders.map(({ code, shippingFee }) => [`T${code}`, 3_000, shippingFee + 2_000])) } }),
  ]
  for (const die of chance('use cases killed').shuffled(deaths).slice(0, runs(1, deaths.length))) await die()
  ctx.setClock(plus(ctx.now(), 16 * MINUTE))
  await expireHolds(ctx)
})

it('a batch of pay-outs that is made', { timeout: LONG }, async () => {
  await released()
  const producerIds = market.sellers.map(({ producer }) => producer.id)
  expect(await survives({ name: 'makeBatch', by: maker(), input: { ...batch, collectorId: market.collectorId, producerIds } })).toMatchObject({ code: expect.any(String) as unknown })
})

it('a batch of pay-outs that is checked and sent', { timeout: LONG }, async () => {
  await released()
  expect(await survives({ name: 'approveBatch', by: checker(), input: await drafted() })).toEqual({ sent: 2, dropped: 0 })
})

it('the bank’s answer to a batch: one paid, one returned', { timeout: LONG }, async () => {
  await released()
  await approveBatch(checker(), await drafted())
  const rows = (await store.read.select().from(payouts)).filter(({ collectorId, state }) => collectorId === market.collectorId && state === 'sent')
  const cells = rows.map(({ code, amount }, at) => `${at + 1},CHO LANG ${payoutText(code)},${amount},${HOLDER},${at === 0 ? 'Thành công' : 'Trả lại'},,FT${at}`)
  const text = ['STT,Nội dung,Số tiền,Tên người hưởng,Trạng thái,Lý do,Số tham chiếu', ...cells].join('\r\n')
  expect(await survives({ name: 'importResult', by: maker(), input: { collectorId: market.collectorId, file: { fileName: 'ket-qua.csv', text } } })).toMatchObject({ taken: { paid: 1, returned: 1 } })
})

it('a complaint that gives cash back, the transfer that brings it, and the bank that sends it back', { timeout: LONG }, async () => {
  const bought = await sent(await place('cod'))
  const [order] = bought.orders
  await recordDelivery(clerk, { code: order!.code, source: 'post_clerk' })
  const { productId } = order!.lines[0]!
  const id = await openComplaint(ctx, { code: order!.code, productIds: [productId], kind: 'wrong', words: 'nham hang', as: 'buyer', granted: true })
  await survives({ name: 'decideComplaint', by: checker(), input: { id, intent: 'refund', lines: [{ productId, quantity: 1 }], shipping: true, answer: 'tra lai' } })
  const [refund] = await store.read.select().from(schema.refunds).where(eq(schema.refunds.orderId, order!.id))
  await proposeRefund({ ...maker(), actor: market.bank.maker }, { id: refund!.id, bankReference: 'FT9', payee: { bankCode: 'VCB', number: '0071001234567', name: HOLDER } })
  const [proposal] = await store.read.select().from(schema.refunds).where(eq(schema.refunds.id, refund!.id))
  await survives({ name: 'confirmRefund', by: checker(), input: { id: refund!.id, seen: proposalSeen(proposal!) } })
  const credit = { reference: 'FT10', amount: refund!.amount, description: 'hoan tra' }
  await importStatement(maker(), { accountId: market.bank.accountId, fileName: 'sao-ke.csv', bytes: Buffer.from(vietcombankCsv([credit])), layout: 'vietcombank' })
  await takeBankTransactions(ctx)
  const [movement] = await store.read.select().from(schema.bankTransactions).where(and(eq(schema.bankTransactions.collectorId, market.collectorId), eq(schema.bankTransactions.reference, credit.reference)))
  await survives({ name: 'returnedRefund', by: maker(), input: { transactionId: movement!.id, refundId: refund!.id } })
})

it('an entry by hand, and the month that is closed over it', { timeout: LONG }, async () => {
  await released()
  const [id, period] = [ctx.newId(), '2026-11']
  const lines = [{ account: '811', party: '', amount: 11_000 }, { account: '112', party: '', amount: -11_000 }]
  await proposeManual(maker(), { id, collectorId: market.collectorId, period, lines, reason: 'Phí tài khoản', documentNo: 'PC-1' })
  await survives({ name: 'decideManual', by: checker(), input: { id, post: true } })
  ctx.setClock(new Date('2026-12-03T02:00:00Z'))
  await checkBooksNow(ctx)
  await survives({ name: 'proposeMonth', by: maker(), input: { collectorId: market.collectorId, period } }, { again: false })
  expect(await survives({ name: 'closeMonth', by: checker(), input: { collectorId: market.collectorId, period } })).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown })
})

it('nothing that moves money was left alive', () => {
  const all = Object.keys(crashable) as Crashable[]
  const spared = all.filter((name) => !kills.has(name))
  const count = [...kills.values()].reduce((sum, times) => sum + times, 0)
  console.info(`${count} processes killed: ${JSON.stringify(Object.fromEntries(kills))}`)
  expect(spared.length).toBeLessThanOrEqual(runs(4, 0))
  expect(count).toBeGreaterThanOrEqual(runs(all.length - 4, 200))
})
