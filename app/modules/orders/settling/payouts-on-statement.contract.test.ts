import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { bankTransactions, journalEntries, moneyTasks, payouts } from '#db/schema/payments.ts'
import { bankAccounts } from '#db/schema/producers.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector, vietcombankCsv, type Movement } from '#db/testing/bank.ts'
import { aPayee, collectorStaff } from '#db/testing/payouts.ts'
import { DomainError } from '#app/lib/errors.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { listNewTransactions, markMatched } from '#app/modules/payments/bank/new-transactions.server.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { standingOf } from '#app/modules/payments/payouts/candidates.server.ts'
import type { Layout } from '#app/modules/payments/payouts/bank-layouts.ts'
import { approveBatch, refuseBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { closePayoutTask } from '#app/modules/payments/payouts/close-task.server.ts'
import { getHouseholdMoney } from '#app/modules/payments/payouts/household-money.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { payoutMatcher } from '#app/modules/payments/payouts/payout-matcher.server.ts'
import { pullBack } from '#app/modules/payments/payouts/pull-back.server.ts'
import { sayBankName } from '#app/modules/payments/payouts/say-bank-name.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
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
async function drafted(layout: Layout = 'vietcombank', options: Parameters<typeof aPayee>[1] = {}) {
  const payee = await aPayee(ctx, options)
  const { code: batch } = await makeBatch(maker, { collectorId, producerIds: [payee.id], layout })
  const [payout] = await store.read.select().from(payouts).where(eq(payouts.producerId, payee.id))
  return { ...payout!, batch }
}
async function sent(...how: Parameters<typeof drafted>) {
  const payout = await drafted(...how)
  await approveBatch(checker, { code: payout.batch })
  return payout
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

const result = (payout: { code: string; amount: number }, status: string) =>
  importResult(maker, { collectorId, fileName: 'kq.csv', bytes: new TextEncoder().encode(`Nội dung,Số tiền,Trạng thái,Lý do,STT\r\n${payoutText(payout.code)},${payout.amount},${status},Sai số tài khoản,${++files}\r\n`) })
const account = async (code: string, party?: string) => 0 - (await balanceOf(store.read, collectorId, code, party))
const payoutFindings = async () => (await checkBooks(store)).findings.filter(({ rule }) => rule.startsWith('payout')).map(({ rule }) => rule)
const stateOf = async (id: string) => (await store.read.select().from(payouts).where(eq(payouts.id, id)))[0]!
const openTask = async (id: string, kind: string) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, id))).find((task) => task.kind === kind && task.closedAt === null)!
const hindrances = async (producerId: string) => (await standingOf(store.read, ctx.now(), { collectorId, producerId })).hindrances
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof DomainError ? `${error.kind} ${error.code}` : String(error)))

describe('the bank sent it back and paid it all the same', () => {
  const answer = async (who: TestContext, payoutId: string, said?: 'gone' | 'not_gone') => refusal(closePayoutTask(who, { taskId: (await openTask(payoutId, 'payout_contradiction')).id, note: 'Đã hỏi ngân hàng', ...(said && { said }) }))

  it('stands in no book until the checker says that the money is gone, and then is hers for good', async () => {
    const payout = await sent()
    const bank = await account('112')
    await result(payout, 'Trả lại')
    expect(await statement(out(payout, 'Q-1'))).toMatchObject({ matched: 1, tasks: 0 })
    expect(await payoutFindings()).toEqual(['payout_movement'])
    expect(await hindrances(payout.producerId)).toEqual(['contradiction', 'returned'])
    expect(await answer(checker, payout.id), 'looking is no answer').toBe('invalid payouts.sayGone')
    expect(await answer(maker, payout.id, 'gone')).toBe('forbidden payouts.checkerOnly')
    expect(await answer(checker, payout.id, 'not_gone'), 'the statement says otherwise').toBe('conflict payouts.leftOnStatement')
    expect(await answer(checker, payout.id, 'gone')).toBe('done')
    expect(await stateOf(payout.id)).toMatchObject({ state: 'paid', returnedAt: null, returnReason: null })
    expect([await account('3387', payout.producerId), await account('3388', payout.producerId), await account('112')]).toEqual([0, 0, bank + payout.amount])
    expect(await payoutFindings()).toEqual([])
    expect(await tasks(payout.id)).toEqual(['payout_contradiction closed', 'payout_returned closed'])
    expect(await refusal(makeBatch(maker, { collectorId, producerIds: [payout.producerId], layout: 'vietcombank' }))).toBe('conflict payouts.changedMeanwhile')
  })

  it('after it was booked as paid once: only the return is undone', async () => {
    const payout = await sent()
    const bank = await account('112')
    for (const word of ['Thành công', 'Trả lại', 'Thành công']) await result(payout, word)
    expect(await answer(checker, payout.id, 'gone')).toBe('done')
    expect(await entries(payout.id)).toEqual(['payout_paid', 'payout_returned', 'payout_returned', 'payout_sent'])
    expect([await account('3387', payout.producerId), await account('112')]).toEqual([0, bank + payout.amount])
    expect(await payoutFindings()).toEqual([])
  })

  it('a pay-out that was pulled back, or never agreed to, and was paid by the bank', async () => {
    const pulled = await sent()
    await pullBack(checker, { payoutId: pulled.id, note: 'Dừng' })
    const dropped = await drafted()
    await refuseBatch(checker, { code: dropped.batch, note: 'Sai tháng' })
    const bank = await account('112')
    await statement(out(pulled, 'Q-2'), out(dropped, 'Q-3'))
    expect(await payoutFindings()).toEqual(['payout_movement', 'payout_movement'])
    for (const { id, producerId, amount } of [pulled, dropped]) {
      expect(await answer(checker, id, 'gone')).toBe('done')
      expect(await stateOf(id)).toMatchObject({ state: 'paid', amount, pulledBackBy: null })
      expect([await account('3387', producerId), await account('3388', producerId)]).toEqual([0, 0])
    }
    expect(await account('112')).toBe(bank + pulled.amount + dropped.amount)
    expect(await payoutFindings()).toEqual([])
  })

  it('said to be gone, and came back later: the story goes on, and is asked about anew', async () => {
    const payout = await sent()
    const bank = await account('112')
    await result(payout, 'Trả lại')
    await statement(out(payout, 'Q-4'))
    await answer(checker, payout.id, 'gone')
    expect(await statement(out(payout, 'Q-5', payout.amount))).toMatchObject({ matched: 1, tasks: 0, failures: [] })
    expect([(await stateOf(payout.id)).state, await account('3387', payout.producerId), await account('112')]).toEqual(['returned', payout.amount, bank])
    expect(await hindrances(payout.producerId)).toEqual(['returned'])
    expect(await payoutFindings()).toEqual([])
  })

  it('said not to be gone, and then stands on the statement: the question is open again', async () => {
    const payout = await sent()
    for (const word of ['Trả lại', 'Thành công']) await result(payout, word)
    expect(await answer(maker, payout.id, 'not_gone')).toBe('done')
    await statement(out(payout, 'Q-6'))
    expect(await hindrances(payout.producerId)).toEqual(['contradiction', 'returned'])
    expect(await answer(checker, payout.id, 'gone')).toBe('done')
    expect(await payoutFindings()).toEqual([])
  })

  it('told gone by two checkers at once is booked once', async () => {
    const payout = await sent()
    await result(payout, 'Trả lại')
    await statement(out(payout, 'Q-7'))
    const { id: taskId } = await openTask(payout.id, 'payout_contradiction')
    const gone = () => refusal(closePayoutTask(checker, { taskId, note: 'Đã hỏi', said: 'gone' }))
    expect((await Promise.all([gone(), gone()])).sort()).toEqual(['conflict payouts.decidedBefore', 'done'])
    expect(await entries(payout.id)).toEqual(['payout_paid', 'payout_returned', 'payout_returned', 'payout_sent'])
  })
})

it('the statement tells of the return before it tells of the payment: nothing stays open but the look at the account', async () => {
  const payout = await sent()
  expect(await statement(out(payout, 'Q-8', payout.amount), out(payout, 'Q-9'))).toMatchObject({ matched: 2, tasks: 0 })
  expect(await tasks(payout.id)).toEqual(['payout_contradiction closed', 'payout_returned'])
  expect(await account('3387', payout.producerId)).toBe(payout.amount)
  expect(await payoutFindings()).toEqual([])
})

describe('the holder’s name, without which nothing is paid a second time', () => {
  const named = async (name: string) => {
    const payout = await sent('vietqr', { balance: 5_000_000 })
    const bytes = Buffer.from(['Ngày giao dịch;Số tham chiếu;Số tiền ghi nợ;Số tiền ghi có;Mô tả;Tên đối ứng', `22/11/2026;N-${++files};${payout.amount};;${payoutText(payout.code)};${name}`].join('\r\n'))
    await importStatement(maker, { accountId, fileName: `sao-ke-${files}.csv`, bytes, layout: 'vietcombank' })
    expect(await takeBankTransactions(ctx)).toMatchObject({ matched: 1, tasks: 0 })
    return payout
  }

  it('is the one on the bank statement, which may be hers or another', async () => {
    expect(await hindrances((await named('BUI THI TU')).producerId)).toEqual([])
    expect(await hindrances((await named('NGUYEN VAN X')).producerId)).toEqual(['name_differs'])
  })

  it('is typed from the bank’s app where no paper has it, by somebody with no part in the account', async () => {
    const [hers, others] = [await named(''), await named('')]
    expect(await hindrances(hers.producerId)).toEqual(['name_not_compared'])
    const say = (who: TestContext, { bankAccountId }: { bankAccountId: string }, name: string) => refusal(sayBankName(who, { accountId: bankAccountId, name }))
    expect((await getHouseholdMoney(maker, hers.producerId)).may).toMatchObject({ sayBankName: true })
    expect(await say(maker, hers, ' ')).toBe('invalid payouts.holderShort')
    await store.write((tx) => tx.update(bankAccounts).set({ typedBy: maker.actor!.personId }).where(eq(bankAccounts.id, hers.bankAccountId)))
    expect(await say(maker, hers, 'BUI THI TU')).toBe('forbidden payouts.typedByYou')
    expect(await say(ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '' }])), hers, 'BUI THI TU')).toBe('not_found common.notFound')
    expect(await say(checker, hers, 'Bùi Thị Tư')).toBe('done')
    expect(await say(checker, hers, 'Bùi Thị Tư')).toBe('conflict payouts.decidedBefore')
    expect(await say(checker, others, 'NGUYEN VAN X')).toBe('done')
    expect([await hindrances(hers.producerId), await hindrances(others.producerId)]).toEqual([[], ['name_differs']])
  })
})

it('two payments of one pay-out at the same instant: one is it, the other is a person’s', async () => {
  for (let round = 0; round < 6; round++) {
    const payout = await sent()
    const movements = [out(payout, `R-${round}-1`), out(payout, `R-${round}-2`)]
    await importStatement(maker, { accountId, fileName: `sao-ke-${++files}.csv`, bytes: Buffer.from(vietcombankCsv(movements)), layout: 'vietcombank' })
    const rows = await listNewTransactions(store.read, { after: '', most: 10 })
    const take = (row: (typeof rows)[number]) => store.write(async (tx) => (await markMatched(tx, row.id, { matchedType: 'payout', matchedId: payout.id })) && payoutMatcher.take(tx, ctx, payout.id, row))
    expect((await Promise.all(rows.map(take))).sort()).toEqual([false, true])
  }
})

it('the result told of the return before the statement told of both movements: nothing is booked twice, no question stays open', async () => {
  const payout = await sent()
  const csv = `Nội dung,Số tiền,Trạng thái,Lý do\r\n${payoutText(payout.code)},${payout.amount},Trả lại,Sai số tài khoản\r\n`
  await importResult(maker, { collectorId, fileName: 'kq.csv', bytes: new TextEncoder().encode(csv) })
  expect(await statement(out(payout, 'P-6'), out(payout, 'P-7', payout.amount))).toMatchObject({ matched: 2, tasks: 0 })
  expect(await entries(payout.id)).toEqual(['payout_returned', 'payout_sent'])
  expect(await tasks(payout.id)).toEqual(['payout_contradiction closed', 'payout_returned'])
})
