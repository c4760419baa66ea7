import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { banks, bankTransactions, moneyTasks, orders } from '#db/schema/all.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector, aTransferAttempt, VIETCOMBANK, vietcombankCsv, type Movement } from '#db/testing/bank.ts'
import { aGroup } from '#db/testing/orders.ts'
import { toDong } from '#app/lib/money.ts'
import { addCollectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { receiveFeed } from '#app/modules/payments/bank/receive-feed.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
import { takeBankTransactions } from './take-bank-transactions.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let bank: Awaited<ReturnType<typeof aBankedCollector>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  ctx.setClock(new Date('2026-11-22T02:00:00Z'))
  await store.write((tx) => tx.insert(banks).values({ bin: VIETCOMBANK, code: 'VCB', shortName: 'Vietcombank', name: 'Vietcombank', receivesVietQr: true }).onConflictDoNothing())
  bank = await aBankedCollector(ctx)
  maker = ctx.as(bank.maker)
})
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await store.close()
})

let files = 0
async function statement(...movements: Movement[]) {
  const bytes = Buffer.from(vietcombankCsv(movements) + '\r\n'.repeat(++files))
  const answer = await importStatement(maker, { accountId: bank.accountId, fileName: `${files}.csv`, bytes, layout: 'vietcombank' })
  return 'taken' in answer ? answer.taken : answer
}
const feed = async ({ day = '2026-11-22', ...movement }: Movement) => (await receiveFeed(ctx, [{ ...movement, amount: toDong(movement.amount), day, accountNumber: bank.number, bankName: 'VCB', counterName: '' }])).taken
async function awaited() {
  const group = await aGroup(ctx)
  const attempt = await aTransferAttempt(ctx, group, { accountId: bank.accountId })
  return { amount: group.total, code: attempt.txnRef, status: async () => (await store.read.select().from(orders).where(eq(orders.groupId, group.id)))[0]!.status }
}
const kept = async (amount: number) => (await store.read.select().from(bankTransactions).where(eq(bankTransactions.amount, amount)).orderBy(asc(bankTransactions.reference))).map(({ reference, state }) => `${reference} ${state}`)
const kindsOf = async (amount: number) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.amount, amount))).map(({ kind }) => kind).sort()

it('a bank that counts anew every day: the next day’s transfer of the same amount is another one, and files that overlap bring nothing new', async () => {
  const [one, two] = [await awaited(), await awaited()]
  const first = { reference: '0001', amount: one.amount, description: `${one.code} chuyen tien`, day: '2026-11-20' }
  const second = { reference: '0001', amount: two.amount, description: `${two.code} chuyen tien`, day: '2026-11-21' }
  expect([await statement(first), await statement(second)]).toEqual([1, 1])
  await takeBankTransactions(ctx)
  expect([await one.status(), await two.status()]).toEqual(['placed', 'placed'])
  expect([await statement(first, second), await statement(second, first), await feed(second)]).toEqual([0, 0, 0])
  expect((await kept(one.amount)).filter((row) => row.startsWith('0001'))).toEqual(['0001 matched', '0001~2 matched'])
})

it('both may stand in one file, of one day too; lines that are the same in all are refused', async () => {
  const [one, two] = [await awaited(), await awaited()]
  const lines = [one, two].map(({ amount, code }) => ({ reference: '0002', amount, description: code }))
  expect(await statement(...lines)).toBe(2)
  await takeBankTransactions(ctx)
  expect([await one.status(), await two.status()]).toEqual(['placed', 'placed'])
  expect(await statement(...lines)).toBe(0)
  expect(await statement(lines[0]!, lines[0]!)).toMatchObject({ outcome: 'refused', report: { faults: [{ fault: 'repeated' }] } })
})

it('feed and file tell of one movement in words of their own, a day apart, once', async () => {
  const { amount, code, status } = await awaited()
  const told = { reference: '0003', amount, description: `MBVCB.447.${code}.CT tu 0011 toi 0022`, day: '2026-11-21' }
  expect([await feed(told), await feed(told), await statement({ ...told, description: `${code} GD 1234`, day: '2026-11-20' })]).toEqual([1, 0, 0])
  await takeBankTransactions(ctx)
  expect(await status()).toBe('placed')
  const other = await awaited()
  expect([await feed({ ...told, description: other.code }), await statement({ ...told, description: `${other.code} GD 7` })]).toEqual([1, 0])
  await takeBankTransactions(ctx)
  expect(await other.status()).toBe('placed')
})

it('what cannot be decided is kept, matches nothing by itself and waits for a person, once', async () => {
  const fee = { reference: '0004', amount: -11_000, description: 'Phi quan ly tai khoan', day: '2026-11-20' }
  expect(await statement(fee, { ...fee, day: '2026-11-21' })).toBe(2)
  expect(await statement({ ...fee, day: '2026-11-22' }, { ...fee, day: '2026-11-21' })).toBe(1)
  const { amount, code, status } = await awaited()
  expect(await feed({ reference: '0005', amount, description: 'Nam tra tien', day: '2026-11-20' })).toBe(1)
  expect(await statement({ reference: '0005', amount, description: code, day: '2026-11-21' })).toBe(1)
  await takeBankTransactions(ctx)
  expect(await kept(-11_000)).toEqual(['0004 task', '0004~2 task', '0004~3 task'])
  expect(await kindsOf(-11_000)).toEqual(['transfer_out', 'transfer_out', 'transfer_repeated'])
  expect((await kept(amount)).filter((row) => row.startsWith('0005'))).toEqual(['0005 task', '0005~2 task'])
  expect(await kindsOf(amount)).toEqual(['transfer_repeated', 'transfer_unknown'])
  expect(await status()).toBe('awaiting_payment')
})

it('an account number entered again is the account of before: files and feed know its movements', async () => {
  const { amount, code, status } = await awaited()
  const told = { reference: '0007', amount, description: code }
  expect(await statement(told)).toBe(1)
  await takeBankTransactions(ctx)
  const account = { collectorId: bank.id, bankBin: VIETCOMBANK, holderName: 'BUU DIEN DEMO' }
  await store.write((tx) => addCollectorAccount(tx, ctx, { ...account, number: '99880011223344' }))
  bank.accountId = await store.write((tx) => addCollectorAccount(tx, ctx, { ...account, number: bank.number }))
  expect([await feed(told), await statement(told, { ...told, reference: '0008', description: 'x' })]).toEqual([0, 1])
  expect((await takeBankTransactions(ctx)).matched).toBe(0)
  expect([(await kept(amount)).filter((row) => row.startsWith('0007')), await status()]).toEqual([['0007 matched'], 'placed'])
})

it('feed and files at the same moment keep each movement once', async () => {
  const [one, two] = [await awaited(), await awaited()]
  const [first, second] = [one, two].map(({ amount, code }) => ({ reference: '0006', amount, description: code }))
  await Promise.all([statement(first!, second!), feed(second!), statement(second!), feed(first!), statement(second!, first!)])
  await takeBankTransactions(ctx)
  expect([await one.status(), await two.status()]).toEqual(['placed', 'placed'])
  expect((await kept(one.amount)).filter((row) => row.startsWith('0006'))).toEqual(['0006 matched', '0006~2 matched'])
})
