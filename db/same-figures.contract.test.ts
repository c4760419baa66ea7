import { read as readXlsx, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { createElement } from 'react'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { showCode } from '#app/lib/code.server.ts'
import { toCsv } from '#app/lib/csv.ts'
import { translator } from '#app/lib/i18n.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { toXlsx } from '#app/lib/xlsx.server.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { BuyerOrderCard } from '#app/modules/checkout/ui/buyer-order.tsx'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/refunding/cancel-line.server.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { getOwnStatement } from '#app/modules/orders/statements/get-statement.server.ts'
import { statementFile } from '#app/modules/orders/statements/statement-file.server.ts'
import { StatementView } from '#app/modules/orders/ui/statement-view.tsx'
import { chooseBooks, readTrialBalance } from '#app/modules/payments/ledger/read-books.server.ts'
import { trialBalanceTable } from '#app/modules/payments/ledger/trial-balance-table.server.ts'
import { TrialBalancePage } from '#app/modules/payments/ledger/ui/trial-balance-page.tsx'
import { takeBankFile } from '#app/modules/payments/payouts/bank-file.server.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { getTaxReport } from '#app/modules/payments/tax/tax-report.server.ts'
import { taxSheet } from '#app/modules/payments/tax/tax-report-sheet.ts'
import { TaxReportPage } from '#app/modules/payments/tax/ui/report-page.tsx'
import { decideComplaint } from '#app/modules/support/decide-complaint.server.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import type { Store } from './client.server.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from './testing.ts'
import { amountsAfter, textsOf } from './testing/figures.ts'
import { aMarket, aPurchase, HOLDER, purchaseOf, type Bought, type Market } from './testing/market.ts'
import { aGatewayOutside } from './testing/outside.ts'
import { rendered } from './testing/render.ts'

/*
 * One basket of two stalls, worked out by hand. 5 % commission, 1 % VAT and 0.5 % PIT kept from every line, rounded half up:
 *
 *   stall   goods   off     charged  commission   VAT    PIT      net
 *   A     260 000  30 000   230 000      11 500   2 300  1 150   215 050   one piece of 30 000 cancelled before hand-over
 *   B     580 000  40 000   540 000      27 000   5 400  2 700   504 900   one piece of 40 000 refunded after release: its 2 000, 400 and 200 come back
 *
 * Shipping Thái Nguyên – Hà Nội, 1 040 g: 25 000 + 2 × 4 000 each. Both are paid out; the bank pays A and sends B back.
 */
const A = { goods: 260_000, off: 30_000, charged: 230_000, commission: 11_500, vat: 2_300, pit: 1_150, net: 215_050 }
const B = { goods: 580_000, off: 40_000, charged: 540_000, commission: 27_000, vat: 5_400, pit: 2_700, net: 504_900 }
const SHIPPING = 33_000
const PAID = A.goods + B.goods + 2 * SHIPPING
/** Of B before its refund. */
const FIRST = { commission: 29_000, vat: 5_800, pit: 2_900, net: 542_300 }
const LINES_OF_B_BACK = FIRST.net - B.net
/** Turnover of debit and credit, and the balance: debit positive. */
const TRIAL: Record<string, [number, number, number]> = {
  112: [0, A.net, -A.net],
  1311: [PAID, 70_000, PAID - 70_000],
  3311: [0, 2 * SHIPPING, -2 * SHIPPING],
  33311: [400, 8_100, -7_700],
  3335: [200, 4_050, -3_850],
  3386: [PAID, PAID, 0],
  3387: [LINES_OF_B_BACK + A.net + B.net, A.net + FIRST.net + B.net, -B.net],
  3388: [A.net + B.net, A.net + B.net, 0],
  3389: [70_000, 70_000, 0],
  5113: [2_000, 40_500, -38_500],
}
const MONTH = '2026-11'

const t = translator(catalogs.vi)
let store: Store
let ctx: TestContext
let market: Market
let bought: Bought
let batchCode: string
let bankFile: string
const orderOf = (stall: 0 | 1) => bought.orders.find(({ producerId }) => producerId === market.sellers[stall]!.producer.id)!
const sellerAt = (stall: 0 | 1) => ctx.as(market.sellers[stall]!.producer.actor, market.sellers[stall]!.producer.member)
const maker = () => ctx.as(market.bank.maker)
const checker = () => ctx.as(market.bank.checker)

beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: new Date('2026-11-10T02:00:00Z') })
  const gateway = aGatewayOutside(ctx)
  market = await aMarket(ctx, { stalls: 2, goods: 2, prices: [100_000, 30_000, 250_000, 40_000], rules: { commission: 500, vat: 100, pit: 50 } })
  bought = await aPurchase(ctx, { basket: market.goods.map((goods) => [goods, 2] as const) })
  await answerIpn(ctx, gateway.pay(bought.attempts[0]!, 'paid')!, (error) => expect(error).toBeUndefined())
  bought = await purchaseOf(ctx, bought.code)
  const [offA, offB] = [market.sellers[0]!.goods[1]!, market.sellers[1]!.goods[1]!]
  await cancelLine(sellerAt(0), { code: orderOf(0).code, productId: offA.id, quantity: 1, seen: 2, reason: 'other', as: 'seller' })
  const clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
  for (const stall of [0, 1] as const) {
    const { code } = orderOf(stall)
    await confirmOrder(sellerAt(stall), { code })
    await packOrder(sellerAt(stall), { code })
    await handOver(sellerAt(stall), { code, carrier: 'vnpost', trackingCode: `T${code}` })
    await recordDelivery(clerk, { code, source: 'post_clerk' })
    await confirmReceipt(ctx, { code, granted: true })
  }
  const id = await openComplaint(ctx, { code: orderOf(1).code, productIds: [offB.id], kind: 'damaged', words: 'Một gói bị rách', as: 'buyer', granted: true })
  await decideComplaint(checker(), { id, intent: 'refund', lines: [{ productId: offB.id, quantity: 1 }], shipping: false, answer: 'Trả lại một gói' })
  for (let round = 0; round < 5; round++) {
    await sendRefunds(ctx)
    gateway.decide()
    ctx.setClock(plus(ctx.now(), 13 * HOUR))
  }
  batchCode = (await makeBatch(maker(), { collectorId: market.collectorId, producerIds: market.sellers.map(({ producer }) => producer.id), layout: 'vietcombank' })).code
  await approveBatch(checker(), { code: batchCode })
  bankFile = (await takeBankFile(maker(), { code: batchCode })).csv
  const rows = table(bankFile).map((row, at) => `${at + 1},${row.text},${row.amount},${HOLDER},${row.amount === A.net ? 'Thành công' : 'Trả lại'},,FT${at}`)
  const answer = ['STT,Nội dung,Số tiền,Tên người hưởng,Trạng thái,Lý do,Số tham chiếu', ...rows].join('\r\n')
  ctx.setClock(plus(ctx.now(), DAY))
  expect(await importResult(maker(), { collectorId: market.collectorId, fileName: 'ket-qua.csv', bytes: new TextEncoder().encode(answer) })).toMatchObject({ taken: { paid: 1, returned: 1 } })
})
afterAll(() => store.close())

const cells = (csv: string): string[][] => parse(csv, { bom: true })
const table = (csv: string) => {
  const [head, ...rows] = cells(csv)
  const [amount, text] = [head!.indexOf('Số tiền'), head!.indexOf('Nội dung')]
  return rows.map((row) => ({ amount: Number(row[amount]), text: row[text]! }))
}
/** Rows of a workbook, by a reader that is not the one that wrote it. */
const sheetOf = (file: Uint8Array, at = 0) => {
  const book = readXlsx(file)
  return utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[at]!]!, { header: 1 })
}
const numbers = (row: readonly (string | number)[]) => row.filter((cell) => typeof cell === 'number')
const numbersIn = (row: readonly string[]) => row.filter((cell) => /^-?\d+$/.test(cell)).map(Number)

it('the books agree before anything is compared', async () => {
  expect((await checkBooks(store)).findings).toEqual([])
})

it('the buyer’s order: goods, shipping, what came off, what is left', async () => {
  const group = await getBuyerOrder(ctx, { groupCode: bought.code, access: { granted: true } })
  expect(group.total).toBe(PAID)
  expect(group.refunds.map(({ amount, state }) => ({ amount, state })).sort((a, b) => a.amount - b.amount)).toEqual([{ amount: A.off, state: 'done' }, { amount: B.off, state: 'done' }])
  for (const [stall, own] of [[0, A], [1, B]] as const) {
    const order = group.orders.find(({ code }) => code === orderOf(stall).code)!
    const texts = textsOf(rendered(createElement(BuyerOrderCard, { order: { ...order, shown: showCode(order.code) }, action: '/x' })))
    expect(amountsAfter(texts, t('checkout.shipping'))).toEqual([SHIPPING])
    expect(amountsAfter(texts, t('checkout.stallTotal'))).toEqual([own.charged + SHIPPING])
  }
})

it.each([['A', 0, A, 0], ['B', 1, B, B.net]] as const)('the monthly statement of stall %s: page, CSV and XLSX', async (_name, stall, own, left) => {
  const statement = await getOwnStatement(sellerAt(stall), MONTH)
  const texts = textsOf(rendered(createElement(StatementView, { statement, base: '/nong-ho/tien-ve', more: [{ to: '/', label: 'x' }] })))
  const expected = [own.net + own.commission + own.vat + own.pit, -own.commission, -own.vat, -own.pit, own.net]
  const shown = [t('statements.fee'), t('statements.vat'), t('statements.pit'), t('statements.netSum')].map((label) => amountsAfter(texts, label)[0])
  expect(shown).toEqual(expected.slice(1))
  expect(amountsAfter(texts, t('statements.closingNow'))[0]).toBe(left)
  expect(amountsAfter(texts, t('statements.held'))[0]).toBe(0)

  const whole = (row: readonly number[]) => ({ charged: row[0]! + row[1]!, rest: row.slice(2) })
  const totals = { charged: own.charged, rest: [-own.commission, -own.vat, -own.pit, 0, own.net] }
  const xlsx = new Uint8Array(await (await statementFile(t, statement, 'bang-ke.xlsx')).arrayBuffer())
  expect(whole(numbers(sheetOf(xlsx).at(-1)!))).toEqual(totals)
  expect(numbers(sheetOf(xlsx, 1).at(-1)!)).toEqual([left])
  const csv = cells(await (await statementFile(t, statement, 'bang-ke.csv')).text())
  expect(whole(numbersIn(csv.at(-1)!))).toEqual(totals)
  expect(csv.slice(1, -1).map((row) => row[0])).toEqual([showCode(orderOf(stall).code)])
})

it('the pay-out file: what each is paid is what her statement says', () => {
  expect(table(bankFile).map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([A.net, B.net])
})

it('the trial balance: page and CSV', async () => {
  const { collector, ...chosen } = await chooseBooks(checker(), { period: MONTH })
  const rows = await readTrialBalance(store.read, collector.id, MONTH)
  const figures = (of: readonly { account: string; debit: number; credit: number; balance: number }[]) => Object.fromEntries(of.map(({ account, debit, credit, balance }) => [account, [debit, credit, balance]]))
  expect(figures(rows)).toEqual(TRIAL)

  const texts = textsOf(rendered(createElement(TrialBalancePage, { ...chosen, collector, rows })))
  for (const [account, [debit, credit, balance]] of Object.entries(TRIAL)) {
    const seen = amountsAfter(texts, new RegExp(`^${account} `))
    expect({ account, seen }).toEqual({ account, seen: [0, ...[debit, credit].filter((moved) => moved !== 0), Math.abs(balance)] })
  }
  const csv = cells(toCsv(trialBalanceTable('vi', rows)))
  const read = csv.slice(1, -1).map(([account, , , , debit, credit, dr, cr]) => ({ account: account!, debit: Number(debit), credit: Number(credit), balance: Number(dr) - Number(cr) }))
  expect(figures(read)).toEqual(TRIAL)
})

it('the tax report: page, CSV and XLSX', async () => {
  const report = await getTaxReport(checker(), { collectorId: market.collectorId, month: MONTH, all: true })
  const totals = [A.charged + B.goods, -B.off, A.charged + B.charged, A.vat + B.vat, A.pit + B.pit, A.vat + B.vat + A.pit + B.pit]
  const texts = textsOf(rendered(createElement(TaxReportPage, { report })))
  expect([t('tax.sold'), t('tax.refunded'), t('tax.vat'), t('tax.pit'), t('tax.kept')].map((label) => amountsAfter(texts, label)[0])).toEqual([totals[0], totals[1], totals[3], totals[4], totals[5]])
  const sheet = taxSheet(t, report)
  const rows = sheetOf(new Uint8Array(await toXlsx([sheet])))
  expect(numbers(rows.at(-1)!)).toEqual(totals)
  expect(rows.slice(1, -1).map(numbers).sort((a, b) => a[0]! - b[0]!)).toEqual([
    [A.charged, 0, A.charged, A.vat, A.pit, A.vat + A.pit],
    [B.goods, -B.off, B.charged, B.vat, B.pit, B.vat + B.pit],
  ])
  expect(cells(toCsv([sheet.head, ...sheet.rows])).map(numbersIn).slice(1)).toEqual(rows.slice(1).map(numbers))
})
