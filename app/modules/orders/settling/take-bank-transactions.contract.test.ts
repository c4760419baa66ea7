import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { bankStatements, bankTransactions, journalEntries, moneyTasks, orderGroups, orders, paymentAttempts, refunds } from '#db/schema/all.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { aBankedCollector, aTransferAttempt, vietcombankCsv, type Movement } from '#db/testing/bank.ts'
import { aGroup } from '#db/testing/orders.ts'
import { choosePayment } from '#app/modules/checkout/choose-payment.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { sweepBankTransactions, takeBankTransactions } from './take-bank-transactions.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let maker: TestContext
let bank: Awaited<ReturnType<typeof aBankedCollector>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  bank = await aBankedCollector(ctx)
  maker = ctx.as(bank.maker)
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(() => store.close())

let files = 0
const bytesOf = (movements: readonly Movement[]) => Buffer.from(vietcombankCsv(movements))
const take = async (movements: readonly Movement[], as = maker) => importStatement(as, { accountId: bank.accountId, fileName: `sao-ke-${++files}.csv`, bytes: bytesOf(movements), layout: 'vietcombank' })
const rowOf = async (reference: string) => (await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, reference)))[0]
const tasksOf = (subjectId: string) => store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, subjectId))
const statuses = async (groupId: string) => (await store.read.select().from(orders).where(eq(orders.groupId, groupId))).map(({ status }) => status)
const entriesOf = async (sourceId: string) => (await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, sourceId))).map(({ type }) => type)
const balance = (account: string) => balanceOf(store.read, 'buu-dien', account)

async function awaited(options?: Parameters<typeof aGroup>[1]) {
  const group = await aGroup(ctx, options)
  return { group, attempt: await aTransferAttempt(ctx, group, { accountId: bank.accountId }) }
}

describe('an imported statement', () => {
  it('pays the exact transfer, whatever the bank wrote around the code', async () => {
    const { group, attempt } = await awaited({ stalls: 2 })
    const text = `MBVCB.4471290311.${attempt.txnRef.slice(0, 6)} ${attempt.txnRef.slice(6).toLowerCase()}.CT tu 0011001234567 TRAN VAN NAM`
    expect(await take([{ reference: 'FT-A1', amount: group.total, description: text }])).toMatchObject({ outcome: 'taken', rows: 1, taken: 1 })
    const before = await balance(chart.bank.code)
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 1, tasks: 0 })
    expect(await statuses(group.id)).toEqual(['placed', 'placed'])
    const row = (await rowOf('FT-A1'))!
    expect(row).toMatchObject({ state: 'matched', matchedType: 'attempt', matchedId: attempt.id })
    expect((await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.id, attempt.id)))[0]).toMatchObject({ state: 'paid', settledBy: 'statement', transactionNo: row.id })
    expect((await balance(chart.bank.code)) - before).toBe(group.total)
    expect(await takeBankTransactions(ctx)).toEqual({ matched: 0, tasks: 0, failures: [] })
  })

  it.each([
    ['a đồng too little', 'transfer_wrong_amount', (total: number) => total - 1],
    ['a đồng too much', 'transfer_wrong_amount', (total: number) => total + 1],
  ])('never calls %s paid: money in suspense and a task', async (_case, kind, amountOf) => {
    const { group, attempt } = await awaited()
    const reference = `FT-B${++files}`
    await take([{ reference, amount: amountOf(group.total), description: attempt.txnRef }])
    const before = await balance(chart.unmatched.code)
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 0, tasks: 1 })
    expect(await statuses(group.id)).toEqual(['awaiting_payment'])
    const row = (await rowOf(reference))!
    expect(row.state).toBe('task')
    expect(await tasksOf(row.id)).toMatchObject([{ kind, amount: amountOf(group.total), closedAt: null }])
    expect(await entriesOf(row.id)).toEqual(['transfer_unmatched'])
    expect((await balance(chart.unmatched.code)) - before).toBe(-amountOf(group.total))
  })

  it('leaves unknown codes, two codes in one text, and money out to a person', async () => {
    const [one, two] = [await awaited(), await awaited()]
    await take([
      { reference: 'FT-C1', amount: 512_000, description: 'Nam tra tien che' },
      { reference: 'FT-C2', amount: one.group.total, description: `${one.attempt.txnRef} ${two.attempt.txnRef}` },
      { reference: 'FT-C3', amount: -11_000, description: 'Phi quan ly tai khoan' },
      { reference: 'FT-C3', amount: -1_100, description: 'Thue gia tri gia tang cua phi' },
    ])
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 0, tasks: 4 })
    const kinds = []
    for (const reference of ['FT-C1', 'FT-C2', 'FT-C3']) kinds.push((await tasksOf((await rowOf(reference))!.id))[0]?.kind)
    expect(kinds).toEqual(['transfer_unknown', 'transfer_ambiguous', 'transfer_out'])
    expect([...(await statuses(one.group.id)), ...(await statuses(two.group.id))]).toEqual(['awaiting_payment', 'awaiting_payment'])
  })

  it('a second transfer for the same code waits for a person; money for a closed attempt is taken and goes back', async () => {
    const { group, attempt } = await awaited()
    await take([{ reference: 'FT-D1', amount: group.total, description: attempt.txnRef }, { reference: 'FT-D2', amount: group.total, description: attempt.txnRef }])
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 1, tasks: 1 })
    const rows = await store.read.select().from(bankTransactions).where(eq(bankTransactions.amount, group.total))
    const second = rows.find(({ state, reference }) => state === 'task' && reference.startsWith('FT-D'))!
    expect(await tasksOf(second.id)).toMatchObject([{ kind: 'transfer_duplicate' }])

    const closed = await awaited()
    const late = await aTransferAttempt(ctx, closed.group, { number: 2, state: 'closed', accountId: bank.accountId })
    await take([{ reference: 'FT-D3', amount: closed.group.total, description: closed.attempt.txnRef }, { reference: 'FT-D4', amount: closed.group.total, description: late.txnRef }])
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 2 })
    expect(await store.read.select().from(refunds).where(eq(refunds.groupId, closed.group.id))).toMatchObject([{ reason: 'duplicate', amount: closed.group.total }])
    expect(await statuses(closed.group.id)).toEqual(['placed'])
  })

  it('money for a transfer that its buyer gave up for another way goes back, and he may still pay the other way', async () => {
    const { group, attempt } = await awaited()
    await store.write((tx) => tx.update(orderGroups).set({ method: 'vietqr' }).where(eq(orderGroups.id, group.id)))
    await choosePayment(ctx, { groupCode: group.code, choice: 'vnpay', ip: '203.113.131.1' })
    await take([{ reference: 'FT-G1', amount: group.total, description: attempt.txnRef }])
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 1, tasks: 0 })
    expect(await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))).toMatchObject([{ reason: 'duplicate', amount: group.total, channel: 'transfer', state: 'transfer_due' }])
    expect(await statuses(group.id)).toEqual(['awaiting_payment'])
    expect(await choosePayment(ctx, { groupCode: group.code, choice: 'VNBANK', ip: '203.113.131.1' })).toMatchObject({ way: 'gateway' })
  })

  it('does not match another collector’s payment', async () => {
    const other = await aBankedCollector(ctx, { id: 'htx', number: '99887766' })
    const { group, attempt } = await awaited()
    await importStatement(ctx.as(other.maker), { accountId: other.accountId, fileName: 'a.csv', bytes: bytesOf([{ reference: 'FT-E1', amount: group.total, description: attempt.txnRef }]), layout: 'vietcombank' })
    await takeBankTransactions(ctx)
    expect(await statuses(group.id)).toEqual(['awaiting_payment'])
    expect((await rowOf('FT-E1'))!.state).toBe('task')
  })
})

it('one movement that cannot be looked at keeps nobody behind it waiting, and is looked at again', async () => {
  const [stuck, fine] = [await awaited(), await awaited()]
  await take([{ reference: 'FT-K1', amount: stuck.group.total, description: stuck.attempt.txnRef }, { reference: 'FT-K2', amount: fine.group.total, description: fine.attempt.txnRef }])
  let writes = 0
  const broken = { ...ctx, store: { ...store, write: ((work) => (writes++ === 0 ? Promise.reject(new Error('disk full')) : store.write(work))) as Store['write'] } }
  await expect(sweepBankTransactions(broken)).rejects.toThrow('1 bank transactions not looked at')
  expect([await statuses(stuck.group.id), await statuses(fine.group.id)]).toEqual([['awaiting_payment'], ['placed']])
  await sweepBankTransactions(ctx)
  expect(await statuses(stuck.group.id)).toEqual(['placed'])
})

describe('whole or not at all', () => {
  it('takes nothing of a file with one wrong row, and says which', async () => {
    const answer = await take([{ reference: 'FT-F1', amount: 5_000, description: 'x' }, { reference: 'FT-F2', amount: 5_000, description: 'x', day: '2026-11-23' }, { reference: 'FT-F1', amount: 5_000, description: 'x' }])
    expect(answer).toMatchObject({ outcome: 'refused', report: { rows: 3, accepted: 1, refused: 2, faults: [{ line: 6, fault: 'dayToCome' }, { line: 7, fault: 'repeated', seen: '5' }] } })
    expect(await rowOf('FT-F1')).toBeUndefined()
  })

  it('the same file again is known, an overlapping file brings only what is new', async () => {
    const rows = [{ reference: 'FT-G1', amount: 7_000, description: 'x' }, { reference: 'FT-G2', amount: 8_000, description: 'y' }]
    expect(await take(rows)).toMatchObject({ outcome: 'taken', taken: 2 })
    expect(await take(rows)).toMatchObject({ outcome: 'known', rows: 2, taken: 2 })
    expect(await take([...rows, { reference: 'FT-G3', amount: 9_000, description: 'z' }])).toMatchObject({ outcome: 'taken', rows: 3, taken: 1 })
  })

  it('two imports at the same instant take each movement once', async () => {
    const { group, attempt } = await awaited()
    const rows = [{ reference: 'FT-H1', amount: group.total, description: attempt.txnRef }, ...Array.from({ length: 450 }, (_, at) => ({ reference: `FT-H-${at}`, amount: 1_000 + at, description: 'x' }))]
    const [payment, ...others] = rows
    const again = [payment!, ...others.reverse()]
    const answers = await Promise.all([take(rows), take(rows), take(again), take(again)])
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['known', 'known', 'taken', 'taken'])
    expect(answers.filter(({ outcome }) => outcome === 'taken').reduce((sum, answer) => sum + ('taken' in answer ? answer.taken : 0), 0)).toBe(451)
    await Promise.all([takeBankTransactions(ctx, { most: 40 }), takeBankTransactions(ctx, { most: 40 })])
    expect(await statuses(group.id)).toEqual(['placed'])
    const [first] = await store.read.select().from(orderGroups).where(eq(orderGroups.id, group.id))
    expect(first!.paidAt).toEqual(MORNING)
    expect(await entriesOf(attempt.id)).toEqual(['payment_received'])
  })

  it('is nobody else’s business', async () => {
    const rows = [{ reference: 'FT-I1', amount: 7_000, description: 'x' }]
    const other = await aBankedCollector(ctx, { id: 'khac', number: '12312312' })
    await expect(take(rows, ctx.as(other.maker))).rejects.toMatchObject({ kind: 'not_found' })
    await expect(take(rows, ctx.as({ ...bank.maker, grants: [{ role: 'auditor', unitPath: '' }] }))).rejects.toMatchObject({ kind: 'not_found' })
    await expect(take(rows, ctx)).rejects.toMatchObject({ kind: 'not_found' })
    expect(await store.read.select().from(bankStatements).where(eq(bankStatements.collectorId, 'khac'))).toEqual([])
  })
})
