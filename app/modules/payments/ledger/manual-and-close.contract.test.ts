import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { journalEntries, ledgerPeriods, manualEntries } from '#db/schema/payments.ts'
import { aCollector, aProducer, aStaffMember, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { checkBooks, checkBooksNow } from '../../orders/books/check-books.server.ts'
import { credit, debit } from './entries.ts'
import { closeMonth, proposeMonth } from './close-month.server.ts'
import { balanceOf } from './ledger.repo.server.ts'
import { decideManual, listManual, proposeManual } from './manual-entry.server.ts'
import { postEntry } from './post-entry.server.ts'
import { hashOfMonth, trialBalanceOf } from './trial-balance.server.ts'

const collectorId = 'buu-dien'
let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
let both: TestContext
let stranger: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
  await aCollector(ctx)
  const staff = async (...roles: ('collector_maker' | 'collector_checker')[]) => ctx.as(await aStaffMember(ctx, roles.map((role) => ({ role, unitPath: '', collectorId }))))
  maker = await staff('collector_maker')
  checker = await staff('collector_checker')
  both = await staff('collector_maker', 'collector_checker')
  stranger = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'another' }, { role: 'collector_checker', unitPath: '', collectorId: 'another' }]))
})
beforeEach(() => ctx.setClock(new Date('2026-11-22T02:00:00Z')))
afterAll(() => store.close())

let proposals = 0
const fee = (amount = 11_000) => [{ account: '6417', party: '', amount }, { account: '112', party: '', amount: -amount }]
async function propose(by: TestContext, more: Partial<Parameters<typeof proposeManual>[1]> = {}) {
  const id = `manual-${++proposals}`
  await proposeManual(by, { id, collectorId, period: '2026-11', lines: fee(), reason: 'Phí chuyển tiền tháng 11', documentNo: 'UNC-0911', ...more })
  return id
}

it('an entry by hand is booked when a second person agrees, with both names, reason and document', async () => {
  const before = await balanceOf(store.read, collectorId, '112')
  const id = await propose(maker)
  expect(await balanceOf(store.read, collectorId, '112')).toBe(before)
  await decideManual(checker, { id, post: true })
  expect(await balanceOf(store.read, collectorId, '112')).toBe(before - 11_000)
  const [entry] = await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, id))
  expect(entry).toMatchObject({ type: 'manual', period: '2026-11', actorId: maker.actor!.personId, approvedBy: checker.actor!.personId, reason: 'Phí chuyển tiền tháng 11', documentNo: 'UNC-0911' })
  await expect(decideManual(checker, { id, post: true })).rejects.toMatchObject({ code: 'ledger.decidedAlready' })
  expect((await checkBooks(store)).findings).toEqual([])
})

it('who proposed never decides, holding both roles or not; a refusal books nothing', async () => {
  const id = await propose(both)
  await expect(decideManual(both, { id, post: true })).rejects.toMatchObject({ kind: 'forbidden', code: 'ledger.secondPerson' })
  await expect(decideManual(maker, { id, post: true })).rejects.toMatchObject({ kind: 'not_found' })
  await decideManual(checker, { id, post: false })
  expect(await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, id))).toEqual([])
  await expect(decideManual(checker, { id, post: true })).rejects.toMatchObject({ code: 'ledger.decidedAlready' })
})

it('the same form again is the same proposal; corrected meanwhile it is refused in words and the first one stands', async () => {
  const id = await propose(maker)
  await propose(maker, { id })
  for (const changed of [{ lines: fee(12_000) }, { lines: fee().reverse() }, { reason: 'Phí chuyển tiền tháng 10' }, { documentNo: 'UNC-0912' }, { period: '2026-10' }])
    await expect(propose(maker, { id, ...changed })).rejects.toMatchObject({ kind: 'conflict', code: 'ledger.proposedBefore' })
  expect(await store.read.select().from(manualEntries).where(eq(manualEntries.id, id))).toMatchObject([{ lines: fee(), documentNo: 'UNC-0911', period: '2026-11', state: 'proposed' }])
  await decideManual(checker, { id, post: false })
})

it('two people who decide at once: one word counts', async () => {
  const id = await propose(maker)
  const answers = await Promise.allSettled([decideManual(checker, { id, post: true }), decideManual(both, { id, post: false })])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('another collector’s staff find nothing', async () => {
  const id = await propose(maker)
  await expect(propose(stranger)).rejects.toMatchObject({ kind: 'not_found' })
  await expect(decideManual(stranger, { id, post: true })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(proposeMonth(stranger, { collectorId, period: '2026-10' })).rejects.toMatchObject({ kind: 'not_found' })
  expect((await listManual(store.read, ['another'], 1)).rows).toEqual([])
  await decideManual(checker, { id, post: false })
})

it.each<[string, Partial<Parameters<typeof proposeManual>[1]>, string]>([
  ['one line', { lines: [{ account: '112', party: '', amount: 1 }] }, 'ledger.twoLines'],
  ['lines that do not balance', { lines: [{ account: '112', party: '', amount: 2 }, { account: '711', party: '', amount: -1 }] }, 'ledger.notBalanced'],
  ['an account of nobody', { lines: [{ account: '999', party: '', amount: 1 }, { account: '711', party: '', amount: -1 }] }, 'ledger.lineWrong'],
  ['an amount of nothing', { lines: [{ account: '112', party: '', amount: 0 }, { account: '711', party: '', amount: 0 }] }, 'ledger.lineWrong'],
  ['no producer where one belongs', { lines: [{ account: '3387', party: '', amount: 1 }, { account: '112', party: '', amount: -1 }] }, 'ledger.partyMissing'],
  ['a producer where none belongs', { lines: [{ account: '112', party: 'p', amount: 1 }, { account: '711', party: '', amount: -1 }] }, 'ledger.partyNotHere'],
  ['a month to come', { period: '2026-12' }, 'ledger.monthNotBegun'],
  ['no month', { period: '2026-13' }, 'ledger.monthNotBegun'],
])('refuses %s', async (_what, wrong, code) => {
  await expect(propose(maker, wrong)).rejects.toMatchObject({ code })
})

it('a month is closed by two people over figures that did not move; its hash covers the month before; later facts go to the open month', async () => {
  const producer = await aProducer(ctx)
  const month = { collectorId, period: '2026-11' }
  const post = (amount: number, sourceId: string) => store.write((tx) => postEntry(tx, ctx, { type: 'payout_paid', collectorId, sourceType: 'order', sourceId, lines: [debit('payoutsUnderWay', amount, { party: producer.id }), credit('payoutsUnderWay', amount, { party: producer.id })] }))
  await post(5_000, 'november')
  await expect(proposeMonth(maker, month)).rejects.toMatchObject({ code: 'ledger.monthNotOver' })
  ctx.setClock(new Date('2026-12-02T01:00:00Z'))
  await expect(proposeMonth(maker, month)).rejects.toMatchObject({ code: 'ledger.checkFirst' })
  await checkBooksNow(ctx)
  const late = await propose(maker)
  await expect(proposeMonth(maker, month)).rejects.toMatchObject({ code: 'ledger.manualWaits' })
  await decideManual(checker, { id: late, post: true })
  await expect(closeMonth(checker, month)).rejects.toMatchObject({ code: 'ledger.notProposed' })
  await proposeMonth(both, month)
  await expect(closeMonth(both, month)).rejects.toMatchObject({ code: 'ledger.secondPerson' })
  await decideManual(checker, { id: await propose(maker), post: true })
  await expect(closeMonth(checker, month)).rejects.toMatchObject({ code: 'ledger.monthMoved' })
  await proposeMonth(maker, month)
  const { hash } = await closeMonth(checker, month)
  const rows = await trialBalanceOf(store.read, collectorId, '2026-11')
  expect(hash).toBe(hashOfMonth({ ...month, previousHash: '', rows }))
  expect(rows.reduce((sum, { debit: left, credit: right }) => sum + left - right, 0)).toBe(0)

  await expect(propose(maker)).rejects.toMatchObject({ code: 'ledger.monthClosed' })
  await expect(closeMonth(checker, month)).rejects.toMatchObject({ code: 'ledger.monthClosed' })
  await post(7_000, 'december')
  expect(await trialBalanceOf(store.read, collectorId, '2026-11')).toEqual(rows)
  expect((await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, 'december')))[0]!.period).toBe('2026-12')

  ctx.setClock(new Date('2027-02-05T01:00:00Z'))
  await post(9_000, 'february')
  await checkBooksNow(ctx)
  await expect(proposeMonth(maker, { collectorId, period: '2027-01' })).rejects.toMatchObject({ code: 'ledger.earlierOpen' })
  await proposeMonth(maker, { collectorId, period: '2026-12' })
  const second = await closeMonth(checker, { collectorId, period: '2026-12' })
  expect(second.hash).toBe(hashOfMonth({ collectorId, period: '2026-12', previousHash: hash, rows: await trialBalanceOf(store.read, collectorId, '2026-12') }))
  expect((await checkBooks(store)).findings).toEqual([])
  expect((await store.read.select().from(ledgerPeriods)).map(({ period, state }) => [period, state]).sort()).toEqual([['2026-11', 'closed'], ['2026-12', 'closed']])
})

describe('a month before one that is closed', () => {
  const october = { period: '2026-10', reason: 'Phí chuyển tiền tháng 10', documentNo: 'UNC-1009', lines: fee() }
  /** A collector of its own in December, who has booked in November only. */
  async function books(id: string) {
    await aCollector(ctx, { id, name: id })
    const staff = async (role: 'collector_maker' | 'collector_checker') => ctx.as(await aStaffMember(ctx, [{ role, unitPath: '', collectorId: id }]))
    const [one, two] = [await staff('collector_maker'), await staff('collector_checker')]
    await proposeManual(one, { id: `${id}-november`, collectorId: id, ...october, period: '2026-11' })
    await decideManual(two, { id: `${id}-november`, post: true })
    ctx.setClock(new Date('2026-12-02T01:00:00Z'))
    await checkBooksNow(ctx)
    return { id, one, two, month: { collectorId: id, period: '2026-11' } }
  }
  const periodsOf = async (id: string) => (await store.read.select().from(journalEntries).where(eq(journalEntries.collectorId, id))).map(({ period }) => period)

  it('takes no entry any more, in words beside the month; while one waits there, nothing later is closed', async () => {
    const { id, one, two, month } = await books('khoa-thang')
    await proposeManual(one, { id: 'october-waits', collectorId: id, ...october })
    await expect(proposeMonth(one, month)).rejects.toMatchObject({ code: 'ledger.manualWaits' })
    await decideManual(two, { id: 'october-waits', post: false })
    await proposeMonth(one, month)
    await closeMonth(two, month)
    await expect(proposeManual(one, { id: 'october-late', collectorId: id, ...october })).rejects.toMatchObject({ kind: 'conflict', code: 'ledger.laterMonthClosed', params: { field: 'period', month: '2026-11' } })
    await proposeManual(one, { id: 'december', collectorId: id, ...october, period: '2026-12' })
    await decideManual(two, { id: 'december', post: true })
    expect(await periodsOf(id)).toEqual(['2026-11', '2026-12'])
    expect((await checkBooks(store)).findings).toEqual([])
  })

  it('the second person cannot book what was proposed before the close, and is told above the list', async () => {
    const { id, one, two } = await books('khoa-giua-chung')
    await proposeManual(one, { id: 'closed-between', collectorId: id, ...october })
    await store.write((tx) => tx.update(ledgerPeriods).set({ state: 'closed' }).where(and(eq(ledgerPeriods.collectorId, id), eq(ledgerPeriods.period, '2026-11'))))
    const refused = await decideManual(two, { id: 'closed-between', post: true }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ kind: 'conflict', code: 'ledger.laterMonthClosed', params: { month: '2026-11' } })
    expect(refused).not.toHaveProperty('params.field')
    expect(await periodsOf(id)).toEqual(['2026-11'])
    await decideManual(two, { id: 'closed-between', post: false })
    expect((await store.read.select().from(manualEntries).where(eq(manualEntries.id, 'closed-between')))[0]!.state).toBe('refused')
  })

  it('an entry and the close at the same moment: one of them', async () => {
    for (let round = 0; round < 3; round++) {
      ctx.setClock(new Date('2026-11-22T02:00:00Z'))
      const { id, one, two, month } = await books(`khoa-${round}`)
      await proposeMonth(one, month)
      const [entry, close] = await Promise.allSettled([proposeManual(one, { id: `race-${round}`, collectorId: id, ...october }), closeMonth(two, month)])
      expect([entry.status, close.status].sort(), String(round)).toEqual(['fulfilled', 'rejected'])
      if (entry.status === 'fulfilled') await decideManual(two, { id: `race-${round}`, post: true })
      expect((await periodsOf(id)).includes('2026-10')).toBe(close.status === 'rejected')
    }
  })
})
