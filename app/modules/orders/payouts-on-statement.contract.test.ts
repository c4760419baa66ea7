import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { bankTransactions, journalEntries, moneyTasks, payouts } from '#db/schema/payments.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector, vietcombankCsv, type Movement } from '#db/testing/bank.ts'
import { aPayee, collectorStaff } from '#db/testing/payouts.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { takeBankTransactions } from './take-bank-transactions.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
let accountId: string
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  const bank = await aBankedCollector(ctx)
  accountId = bank.accountId
  const staff = await collectorStaff(ctx)
  maker = ctx.as(staff.maker)
  checker = ctx.as(staff.checker)
})
afterAll(() => store.close())

const collectorId = 'buu-dien'
let files = 0
async function statement(...movements: Movement[]) {
  await importStatement(maker, { accountId, fileName: `sao-ke-${++files}.csv`, bytes: Buffer.from(vietcombankCsv(movements)), layout: 'vietcombank' })
  return takeBankTransactions(ctx)
}
async function sent() {
  const payee = await aPayee(ctx)
  const { code } = await makeBatch(maker, { collectorId, producerIds: [payee.id], layout: 'vietcombank' })
  await approveBatch(checker, { code })
  const [payout] = await store.read.select().from(payouts).where(eq(payouts.producerId, payee.id))
  return payout!
}
const out = (payout: { code: string; amount: number }, reference: string, amount = -payout.amount) => ({ reference, amount, description: `CT NHANH 247 ${payoutText(payout.code).toLowerCase()} BUI THI TU` })
const entries = async (id: string) => (await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, id))).map(({ type }) => type).sort()
const tasks = async (id: string) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, id))).map(({ kind, closedAt }) => (closedAt ? `${kind} closed` : kind)).sort()
const rowTask = async (reference: string) => tasks((await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, reference)))[0]!.id)

it('money that left with the code of a pay-out is paid, money that came back with it is returned', async () => {
  const payout = await sent()
  expect(await statement(out(payout, 'P-1'))).toMatchObject({ matched: 1, tasks: 0 })
  expect(await entries(payout.id)).toEqual(['payout_paid', 'payout_sent'])
  expect(await statement(out(payout, 'P-2', payout.amount))).toMatchObject({ matched: 1, tasks: 0 })
  expect(await entries(payout.id)).toEqual(['payout_paid', 'payout_returned', 'payout_sent'])
})

it('the bank paid one pay-out twice: the second movement is a person’s', async () => {
  const payout = await sent()
  expect(await statement(out(payout, 'P-3'), out(payout, 'P-4'))).toMatchObject({ matched: 1, tasks: 1 })
  expect(await rowTask('P-4')).toHaveLength(1)
  expect(await entries(payout.id)).toEqual(['payout_paid', 'payout_sent'])
})

it('another amount is a person’s', async () => {
  const payout = await sent()
  expect(await statement(out(payout, 'P-5', -1))).toMatchObject({ matched: 0, tasks: 1 })
  expect(await entries(payout.id)).toEqual(['payout_sent'])
})

it('the result told of the return before the statement told of both movements: nothing is booked twice, no question stays open', async () => {
  const payout = await sent()
  const csv = `Nội dung,Số tiền,Trạng thái,Lý do\r\n${payoutText(payout.code)},${payout.amount},Trả lại,Sai số tài khoản\r\n`
  await importResult(maker, { collectorId, fileName: 'kq.csv', bytes: new TextEncoder().encode(csv) })
  expect(await statement(out(payout, 'P-6'), out(payout, 'P-7', payout.amount))).toMatchObject({ matched: 2, tasks: 0 })
  expect(await entries(payout.id)).toEqual(['payout_returned', 'payout_sent'])
  expect(await tasks(payout.id)).toEqual(['payout_contradiction closed', 'payout_returned'])
})
