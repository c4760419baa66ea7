import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { bankTransactions, journalEntries, moneyTasks, orders, paymentAttempts, refunds } from '#db/schema/all.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector, aTransferAttempt, vietcombankCsv } from '#db/testing/bank.ts'
import { aGroup } from '#db/testing/orders.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { getTransfer } from '#app/modules/payments/bank/read-bank.server.ts'
import { bookTransferByHand, returnTransfer, type ByHand } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { decideManual } from '#app/modules/payments/ledger/manual-entry.server.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { assignTransfer } from './assign-transfer.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
import { takeBankTransactions } from './take-bank-transactions.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let bank: Awaited<ReturnType<typeof aBankedCollector>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  bank = await aBankedCollector(ctx)
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(() => store.close())

let movements = 0
/** Money whose text says nothing. */
async function unexplained(amount: number) {
  const reference = `FT-${++movements}`
  await importStatement(ctx.as(bank.maker), { accountId: bank.accountId, fileName: 'a.csv', bytes: Buffer.from(vietcombankCsv([{ reference, amount, description: 'chuyen tien' }])), layout: 'vietcombank' })
  await takeBankTransactions(ctx)
  return (await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, reference)))[0]!.id
}
async function awaited() {
  const group = await aGroup(ctx)
  return { group, attempt: await aTransferAttempt(ctx, group, { accountId: bank.accountId }) }
}
const rowOf = async (id: string) => (await store.read.select().from(bankTransactions).where(eq(bankTransactions.id, id)))[0]!
const taskOf = async (id: string) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, id)))[0]!
const statusOf = async (groupId: string) => (await store.read.select().from(orders).where(eq(orders.groupId, groupId)))[0]!.status
const entriesOf = async (id: string) => (await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, id))).map(({ type }) => type).sort()
const balance = (account: keyof typeof chart) => balanceOf(store.read, 'buu-dien', chart[account].code)

it('a transfer without its code is assigned to the order of exactly this amount, and the books hold it once', async () => {
  const { group, attempt } = await awaited()
  const id = await unexplained(group.total)
  const before = { bank: await balance('bank'), unmatched: await balance('unmatched') }
  const maker = ctx.as(bank.maker)
  expect((await getTransfer(maker as never, id)).offers).toContainEqual({ code: group.code, createdAt: MORNING, open: true })
  await assignTransfer(maker, { transactionId: id, code: group.order.code.toLowerCase(), note: 'Khách gọi tới' })
  expect(await statusOf(group.id)).toBe('placed')
  expect(await rowOf(id)).toMatchObject({ state: 'resolved', matchedType: 'attempt', matchedId: attempt.id })
  expect(await taskOf(id)).toMatchObject({ resolution: 'assigned', closedBy: bank.maker.personId, note: 'Khách gọi tới' })
  expect((await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.id, attempt.id)))[0]).toMatchObject({ state: 'paid', transactionNo: id })
  expect([(await balance('bank')) - before.bank, (await balance('unmatched')) - before.unmatched]).toEqual([0, group.total])
  expect([await entriesOf(id), await entriesOf(attempt.id)]).toEqual([['transfer_assigned', 'transfer_unmatched'], ['payment_received']])
})

it('is refused in words when code or amount does not fit, and nothing changes', async () => {
  const { group } = await awaited()
  const [none, other] = [await aGroup(ctx), await awaited()]
  const id = await unexplained(group.total + 1)
  const tried = (code: string) => assignTransfer(ctx.as(bank.maker), { transactionId: id, code, note: '' }).catch((error: { kind: string; code: string; params: object }) => `${error.kind} ${error.code} ${JSON.stringify(error.params)}`)
  expect(await tried('KHONGCO1')).toBe('invalid bank.assignUnknown {"field":"code"}')
  expect(await tried(none.code)).toBe('invalid bank.assignNoTransfer {"field":"code"}')
  expect(await tried(group.code)).toBe('invalid bank.assignAmount {"field":"code"}')
  const exact = await unexplained(other.group.total)
  await assignTransfer(ctx.as(bank.maker), { transactionId: exact, code: other.group.code, note: '' })
  const again = await unexplained(other.group.total)
  await expect(assignTransfer(ctx.as(bank.maker), { transactionId: again, code: other.group.code, note: '' })).rejects.toMatchObject({ code: 'bank.assignPaid' })
  expect([(await rowOf(id)).state, (await rowOf(again)).state, await statusOf(group.id)]).toEqual(['task', 'task', 'awaiting_payment'])
})

it('money that came too late is taken and asked back like every late payment', async () => {
  const { group } = await awaited()
  const id = await unexplained(group.total)
  await store.write((tx) => tx.update(orders).set({ status: 'cancelled', cancelReason: 'changed_mind' }).where(eq(orders.groupId, group.id)))
  await assignTransfer(ctx.as(bank.checker), { transactionId: id, code: group.code, note: '' })
  expect(await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))).toMatchObject([{ amount: group.total, reason: 'late_payment' }])
})

it('goes back to whoever sent it: owed, and a transfer for two people', async () => {
  const id = await unexplained(77_000)
  const owed = await balance('refundsOwed')
  const refundId = await returnTransfer(ctx.as(bank.maker), { transactionId: id, note: 'Chuyển nhầm' })
  expect((await store.read.select().from(refunds).where(eq(refunds.id, refundId)))[0]).toMatchObject({ amount: 77_000, reason: 'wrong_transfer', channel: 'transfer', state: 'transfer_due', collectorId: 'buu-dien' })
  expect((await balance('refundsOwed')) - owed).toBe(-77_000)
  expect(await rowOf(id)).toMatchObject({ state: 'resolved', matchedType: 'refund', matchedId: refundId })
})

const transferFindings = async () => (await checkBooks(store)).findings.filter(({ rule }) => /^transfer_|manual/.test(rule))
const byHand = (transactionId: string, more: Partial<ByHand> = {}) => ({ transactionId, account: '6417', party: '', reason: 'Phí tài khoản tháng 11', documentNo: 'Giấy báo nợ 15', ...more })

it('a fee stays a task in suspense until two people have booked the entry that explains it; it cannot be sent back', async () => {
  const id = await unexplained(-11_000)
  const maker = ctx.as(bank.maker)
  await expect(returnTransfer(maker, { transactionId: id, note: '' })).rejects.toMatchObject({ code: 'bank.returnsMoneyIn' })
  const before = { unmatched: await balance('unmatched'), fee: await balance('gatewayFee') }
  await bookTransferByHand(maker, byHand(id))
  expect([await balance('unmatched'), (await rowOf(id)).state, (await taskOf(id)).closedAt]).toEqual([before.unmatched, 'task', null])
  await expect(bookTransferByHand(maker, byHand(id))).rejects.toMatchObject({ code: 'bank.entryWaits' })
  const entryId = (await rowOf(id)).matchedId!
  expect(await getTransfer(maker as never, id)).toMatchObject({ entry: { state: 'proposed', documentNo: 'Giấy báo nợ 15' }, offers: [] })
  await expect(decideManual(maker, { id: entryId, post: true })).rejects.toMatchObject({ kind: 'not_found' })

  await decideManual(ctx.as(bank.checker), { id: entryId, post: true })
  expect([(await balance('unmatched')) - before.unmatched, (await balance('gatewayFee')) - before.fee]).toEqual([-11_000, 11_000])
  expect(await rowOf(id)).toMatchObject({ state: 'resolved', matchedType: 'manual', matchedId: entryId })
  expect(await taskOf(id)).toMatchObject({ resolution: 'by_hand', note: 'Giấy báo nợ 15', closedBy: bank.checker.personId })
  expect(await transferFindings()).toEqual([])
})

it('an entry by hand that the second person refuses leaves the money to be decided again', async () => {
  const id = await unexplained(33_000)
  await bookTransferByHand(ctx.as(bank.maker), byHand(id, { account: '711', reason: 'Lãi tháng 11' }))
  const first = (await rowOf(id)).matchedId!
  await expect(returnTransfer(ctx.as(bank.checker), { transactionId: id, note: '' })).rejects.toMatchObject({ kind: 'conflict', code: 'bank.entryWaits' })
  await decideManual(ctx.as(bank.checker), { id: first, post: false })
  expect(await rowOf(id)).toMatchObject({ state: 'task', matchedType: null, matchedId: null })
  await bookTransferByHand(ctx.as(bank.maker), byHand(id, { account: '711', reason: 'Lãi tháng 11, có chứng từ' }))
  const [deciders, second] = [ctx.as(bank.checker), (await rowOf(id)).matchedId!]
  expect(second).not.toBe(first)
  const tried = await Promise.allSettled([decideManual(deciders, { id: second, post: true }), decideManual(deciders, { id: second, post: false })])
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const { state } = await rowOf(id)
  expect(state).toBe(tried[0].status === 'fulfilled' ? 'resolved' : 'task')
  expect(await transferFindings()).toEqual([])
})

it('an entry by hand whose money was decided in another way meanwhile is never booked', async () => {
  const id = await unexplained(44_000)
  await bookTransferByHand(ctx.as(bank.maker), byHand(id, { account: '711' }))
  const entryId = (await rowOf(id)).matchedId!
  await store.write((tx) => tx.update(bankTransactions).set({ state: 'matched', matchedType: 'settlement', matchedId: 's' }).where(eq(bankTransactions.id, id)))
  await expect(decideManual(ctx.as(bank.checker), { id: entryId, post: true })).rejects.toMatchObject({ kind: 'conflict', code: 'bank.decidedAlready' })
  await decideManual(ctx.as(bank.checker), { id: entryId, post: false })
  expect(await rowOf(id)).toMatchObject({ state: 'matched', matchedId: 's' })
  expect(await entriesOf(entryId)).toEqual([])
  await store.write((tx) => tx.update(bankTransactions).set({ state: 'task', matchedType: null, matchedId: null }).where(eq(bankTransactions.id, id)))
})

it.each([
  ['no account', { account: '999' }, 'ledger.lineWrong', 'account'], ['the account it lies on', { account: '3381' }, 'ledger.lineWrong', 'account'],
  ['no seller where there must be one', { account: '3387' }, 'ledger.partyMissing', 'party'], ['a seller where there is none', { party: 'p' }, 'ledger.partyNotHere', 'party'],
])('by hand with %s is refused beside its field', async (_case, more, code, field) => {
  const id = await unexplained(-1_000)
  await expect(bookTransferByHand(ctx.as(bank.maker), byHand(id, more))).rejects.toMatchObject({ kind: 'invalid', code, params: { field } })
  expect(await rowOf(id)).toMatchObject({ state: 'task', matchedId: null })
})

it('is decided once, however many decide at the same instant', async () => {
  for (let round = 0; round < 6; round++) {
    const { group } = await awaited()
    const id = await unexplained(group.total)
    const [maker, checker] = [ctx.as(bank.maker), ctx.as(bank.checker)]
    const deciding = [
      () => assignTransfer(maker, { transactionId: id, code: group.code, note: '' }),
      () => returnTransfer(checker, { transactionId: id, note: '' }),
      () => bookTransferByHand(maker, byHand(id)),
      () => assignTransfer(checker, { transactionId: id, code: group.code, note: '' }),
    ]
    const tried = await Promise.allSettled((round % 2 ? deciding : deciding.reverse()).map((decide) => decide()))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tried) if (one.status === 'rejected') expect(one.reason).toMatchObject({ kind: 'conflict', code: expect.stringMatching(/^bank\.(decidedAlready|entryWaits)$/) as string })
    expect((await entriesOf(id)).length).toBeLessThanOrEqual(2)
  }
})

it('does not exist for another collector, and only looks for auditor and operator', async () => {
  const other = await aBankedCollector(ctx, { id: 'htx', number: '99887766' })
  const id = await unexplained(5_000)
  const auditor = ctx.as({ personId: 'auditor', name: 'Phạm Thị Thanh', grants: [{ role: 'auditor', unitPath: '' }] })
  for (const stranger of [ctx.as(other.maker), ctx]) {
    await expect(returnTransfer(stranger, { transactionId: id, note: '' })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getTransfer(stranger as never, id)).rejects.toMatchObject({ kind: 'not_found' })
  }
  expect(await getTransfer(auditor as never, id)).toMatchObject({ works: false, offers: [], movement: { amount: 5_000 } })
  await expect(returnTransfer(auditor, { transactionId: id, note: '' })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(bookTransferByHand(auditor, byHand(id))).rejects.toMatchObject({ kind: 'not_found' })
})
