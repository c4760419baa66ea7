import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { journalEntries, moneyTasks, payoutBatches, payouts } from '#db/schema/payments.ts'
import { bankAccounts } from '#db/schema/producers.ts'
import { aCollector, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aPayee, collectorStaff } from '#db/testing/payouts.ts'
import { DomainError } from '#app/lib/errors.ts'
import { HOUR, plus } from '#app/lib/time.ts'
import { debit, credit } from '../ledger/entries.ts'
import { balanceOf } from '../ledger/ledger.repo.server.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { listTransferCodes, takeBankFile } from './bank-file.server.ts'
import { candidatesOf } from './candidates.server.ts'
import { approveBatch, refuseBatch } from './check-batch.server.ts'
import { getBatch } from './get-batch.server.ts'
import { holdMoney } from './holds.server.ts'
import { importResult } from './import-result.server.ts'
import { closePayoutTask } from './close-task.server.ts'
import { makeBatch } from './make-batch.server.ts'
import { notMeByToken, notMeToken } from './not-me.server.ts'
import { payoutText } from './payout-code.server.ts'
import { pullBack } from './pull-back.server.ts'
import { reportDeath } from './successions.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await aCollector(ctx)
  const staff = await collectorStaff(ctx)
  maker = ctx.as(staff.maker)
  checker = ctx.as(staff.checker)
})
afterAll(() => store.close())

const collectorId = 'buu-dien'
const balance = async (producerId: string) => 0 - (await balanceOf(store.read, collectorId, '3387', producerId))
const underWay = async (producerId: string) => 0 - (await balanceOf(store.read, collectorId, '3388', producerId))
const linesOf = async (code: string) =>
  (await store.read.select({ payout: payouts }).from(payouts).innerJoin(payoutBatches, eq(payoutBatches.id, payouts.batchId)).where(eq(payoutBatches.code, code))).map(({ payout }) => payout)
const make = (...producerIds: string[]) => makeBatch(maker, { collectorId, producerIds, layout: 'vietcombank' })
const verdictOf = async (producerId: string, now = ctx.now()) => (await candidatesOf(store.read, now, { collectorId, producerIds: [producerId] })).rows[0]
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof DomainError ? `${error.kind} ${error.code}` : String(error)))

/** One pay-out, sent to the bank. */
async function sent(options: Parameters<typeof aPayee>[1] = {}) {
  const payee = await aPayee(ctx, options)
  const { code } = await make(payee.id)
  await approveBatch(checker, { code })
  const [payout] = await linesOf(code)
  return { ...payee, batch: code, payout: payout! }
}

type Said = { status: string; name?: string; reason?: string; amount?: number; code?: string }
let files = 0
/** The bank's answer as a file: Vietcombank's headings. */
const said = (rows: (Said & { payout: { code: string; amount: number } })[]) =>
  new TextEncoder().encode(
    [`Kết quả chuyển tiền theo danh sách ${++files}`, 'STT,Nội dung,Số tiền,Tên người hưởng,Trạng thái,Lý do,Số tham chiếu', ...rows.map(({ payout, status, name = '', reason = '', amount, code }, at) => `${at + 1},CHO LANG ${payoutText(code ?? payout.code)} TRA TIEN,${amount ?? payout.amount},${name},${status},${reason},FT${at}`)].join('\r\n'),
  )
const heard = (payout: { code: string; amount: number }, word: Said) => importResult(maker, { collectorId, fileName: 'ket-qua.csv', bytes: said([{ payout, ...word }]) })
const stateOf = async (id: string) => (await store.read.select().from(payouts).where(eq(payouts.id, id)))[0]!
const tasksAbout = async (subjectId: string) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, subjectId))).map(({ kind, closedAt }) => (closedAt ? `${kind} closed` : kind))
const PAID = { status: 'Thành công', name: 'BUI THI TU' }
const RETURNED = { status: 'Trả lại', reason: 'Tài khoản đã đóng' }

describe('a batch', () => {
  it('is made by one person, checked by another, and then the money is on its way', async () => {
    const [one, two] = [await aPayee(ctx), await aPayee(ctx, { balance: 3_000_000 })]
    const { code } = await make(one.id, two.id)
    expect(await balance(one.id)).toBe(500_000)
    expect((await linesOf(code)).map(({ state }) => state)).toEqual(['drafted', 'drafted'])
    expect(await approveBatch(checker, { code })).toEqual({ sent: 2, dropped: 0 })
    expect([await balance(one.id), await underWay(one.id)]).toEqual([0, 500_000])
    expect([await balance(two.id), await underWay(two.id)], 'the first pay-out is capped').toEqual([1_000_000, 2_000_000])
  })

  it('is not checked by whoever made it, nor by a maker, nor twice', async () => {
    const both = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId }, { role: 'collector_checker', unitPath: '', collectorId }]))
    const payee = await aPayee(ctx)
    const { code } = await makeBatch(both, { collectorId, producerIds: [payee.id], layout: 'agribank' })
    expect(await refusal(approveBatch(both, { code }))).toBe('forbidden payouts.notOwnBatch')
    expect(await refusal(approveBatch(maker, { code }))).toBe('forbidden payouts.checkerOnly')
    const answers = await Promise.all([1, 2, 3].map(() => refusal(approveBatch(checker, { code }))))
    expect(answers.sort()).toEqual(['conflict payouts.decidedBefore', 'conflict payouts.decidedBefore', 'done'])
    expect(await underWay(payee.id)).toBe(500_000)
  })

  it('of another collector does not exist', async () => {
    await aCollector(ctx, { id: 'other', name: 'Ngân hàng khác' })
    const stranger = await collectorStaff(ctx, 'other')
    const payee = await aPayee(ctx)
    const { code } = await make(payee.id)
    const operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '' }]))
    const auditor = ctx.as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
    for (const who of [ctx.as(stranger.checker), operator, auditor]) {
      expect(await refusal(approveBatch(who, { code }))).toBe('not_found common.notFound')
      expect(await refusal(refuseBatch(who, { code, note: 'x' }))).toBe('not_found common.notFound')
      expect(await refusal(makeBatch(who, { collectorId, producerIds: [payee.id], layout: 'bidv' }))).toBe('not_found common.notFound')
      expect(await refusal(importResult(who, { collectorId, fileName: 'x', bytes: said([]) }))).toBe('not_found common.notFound')
    }
    expect(await refusal(makeBatch(ctx.as(stranger.maker), { collectorId: 'other', producerIds: [payee.id], layout: 'bidv' }))).toBe('conflict payouts.changedMeanwhile')
  })

  it('that was refused, or taken back by its maker, frees everybody in it', async () => {
    const payee = await aPayee(ctx)
    const first = await make(payee.id)
    expect((await verdictOf(payee.id))?.hindrances).toEqual(['under_way'])
    await refuseBatch(checker, { code: first.code, note: 'Sai tháng' })
    const second = await make(payee.id)
    await refuseBatch(maker, { code: second.code, note: '' })
    expect(await refusal(approveBatch(checker, { code: second.code }))).toBe('conflict payouts.decidedBefore')
    expect(await balance(payee.id)).toBe(500_000)
    expect((await verdictOf(payee.id))?.amount).toBe(500_000)
  })

  it('leaves out who may not be paid any more when it is checked', async () => {
    const [fine, changed, spent] = [await aPayee(ctx), await aPayee(ctx), await aPayee(ctx)]
    const { code } = await make(fine.id, changed.id, spent.id)
    await store.write(async (tx) => {
      await tx.update(bankAccounts).set({ payableFrom: plus(ctx.now(), HOUR) }).where(eq(bankAccounts.id, changed.accountId))
      await postEntry(tx, ctx, { type: 'manual', collectorId, sourceType: 'manual', sourceId: ctx.newId(), lines: [debit('producerBalance', 100_000, { party: spent.id }), credit('bank', 100_000)] })
    })
    expect(await approveBatch(checker, { code })).toEqual({ sent: 1, dropped: 2 })
    const lines = await linesOf(code)
    expect(lines.filter(({ state }) => state === 'dropped').map(({ producerId, returnReason }) => [producerId, returnReason]).sort()).toEqual([[changed.id, 'account_changed'], [spent.id, 'below_least']].sort())
    expect([await balance(changed.id), await balance(spent.id)]).toEqual([500_000, 400_000])
  })

  it('says before the check what the check will leave out, and why', async () => {
    const [spent, below, moved] = [await aPayee(ctx), await aPayee(ctx), await aPayee(ctx)]
    const { code } = await make(spent.id, below.id, moved.id)
    const refund = (payee: { id: string }, amount: number) => ({ type: 'manual' as const, collectorId, sourceType: 'manual', sourceId: ctx.newId(), lines: [debit('producerBalance', amount, { party: payee.id }), credit('bank', amount)] })
    await store.write(async (tx) => {
      await postEntry(tx, ctx, refund(spent, 200_000))
      await postEntry(tx, ctx, refund(below, 500_000))
      const [old] = await tx.select().from(bankAccounts).where(eq(bankAccounts.id, moved.accountId))
      await tx.update(bankAccounts).set({ replacedAt: ctx.now() }).where(eq(bankAccounts.id, moved.accountId))
      await tx.insert(bankAccounts).values({ ...old!, id: ctx.newId() })
    })
    const told = new Map((await getBatch(checker, code)).lines.map(({ producerId, hindered }) => [producerId, hindered]))
    expect(told).toEqual(new Map([[spent.id, 'below_least'], [below.id, 'below_least'], [moved.id, 'account_changed']]))
    await approveBatch(checker, { code })
    expect(new Map((await linesOf(code)).map(({ producerId, returnReason }) => [producerId, returnReason]))).toEqual(told)
  })
})

describe('a checked batch whose file nobody has taken', () => {
  const operator = async () => ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
  const stops: Record<string, (payee: Awaited<ReturnType<typeof aPayee>>) => Promise<unknown>> = {
    not_me: ({ accountId }) => notMeByToken(ctx, notMeToken(ctx.ports.vault, accountId)),
    deceased: ({ id }) => reportDeath(maker, { producerId: id, diedOn: '2026-11-20' }),
    operator: async ({ id }) => holdMoney(await operator(), { producerId: id, note: 'Chờ xác minh' }),
  }

  it.each(Object.entries(stops))('leaves out whose money was stopped since (%s), and the checker pulls it back', async (reason, stop) => {
    const [held, fine] = [await aPayee(ctx), await aPayee(ctx)]
    const { code } = await make(held.id, fine.id)
    await approveBatch(checker, { code })
    const line = async (producerId: string) => (await linesOf(code)).find((one) => one.producerId === producerId)!
    const [stopped, other] = [await line(held.id), await line(fine.id)]
    expect((await takeBankFile(maker, { code })).csv).toContain(stopped.code)
    await stop(held)
    const { csv } = await takeBankFile(maker, { code })
    expect([csv.includes(stopped.code), csv.includes(other.code)]).toEqual([false, true])
    const shown = (await getBatch(checker, code)).lines
    expect(new Map(shown.map((one) => [one.producerId, one.hindered]))).toEqual(new Map([[held.id, reason], [fine.id, null]]))
    await pullBack(checker, { payoutId: stopped.id, note: 'Cô Tư báo không phải mình đổi' })
    expect([await balance(held.id), await underWay(held.id)]).toEqual([500_000, 0])
    expect(await stateOf(stopped.id)).toMatchObject({ state: 'returned', returnReason: 'Cô Tư báo không phải mình đổi', pulledBackBy: checker.actor!.personId })
    await heard(other, PAID)
    expect((await getBatch(checker, code)).state, 'nothing of it is with the bank any more').toBe('closed')
    expect(await heard(stopped, PAID)).toMatchObject({ taken: { tasks: 1 } })
    expect((await verdictOf(held.id))?.hindrances).toEqual([reason, 'contradiction', 'returned'])
  })

  it.each(Object.entries(stops))('shows no code to scan of whoever is held (%s), and has nothing to send when she is the only one', async (_, stop) => {
    const [held, fine] = [await aPayee(ctx), await aPayee(ctx)]
    for (const payees of [[held, fine], [await aPayee(ctx)]]) {
      const { code } = await makeBatch(maker, { collectorId, producerIds: payees.map(({ id }) => id), layout: 'vietqr' })
      await approveBatch(checker, { code })
      expect((await listTransferCodes(maker, { code })).lines).toHaveLength(payees.length)
      await stop(payees[0]!)
      if (payees.length > 1) expect((await listTransferCodes(maker, { code })).lines).toHaveLength(1)
      else expect(await refusal(listTransferCodes(maker, { code }))).toBe('conflict payouts.nothingToSend')
      expect((await getBatch(maker, code)).mayTakeFile).toBe(payees.length > 1)
    }
    const alone = await sent()
    await stop(alone)
    expect(await refusal(takeBankFile(maker, { code: alone.batch }))).toBe('conflict payouts.nothingToSend')
  })

  it('gives a line back by the checker only, with a reason, once, and not after the bank has answered', async () => {
    const { id, payout } = await sent()
    const back = (who: TestContext, note = 'Tệp chưa nộp') => refusal(pullBack(who, { payoutId: payout.id, note }))
    const stranger = ctx.as((await collectorStaff(ctx, 'other')).checker)
    for (const who of [stranger, await operator()]) expect(await back(who)).toBe('not_found common.notFound')
    expect(await back(maker)).toBe('forbidden payouts.checkerOnly')
    expect(await back(checker, '  ')).toBe('invalid payouts.sayWhy')
    expect((await Promise.all([back(checker), back(checker)])).sort()).toEqual(['conflict payouts.decidedBefore', 'done'])
    expect([await balance(id), await underWay(id)]).toEqual([500_000, 0])
    const { payout: paid } = await sent()
    await heard(paid, PAID)
    expect(await refusal(pullBack(checker, { payoutId: paid.id, note: 'x' }))).toBe('conflict payouts.decidedBefore')
  })

  it('what is pulled back is sent again only when somebody has made sure that the bank does not have it', async () => {
    const { id, payout } = await sent()
    await pullBack(checker, { payoutId: payout.id, note: 'Chọn nhầm tháng' })
    expect((await verdictOf(id))?.hindrances).toEqual(['returned'])
    expect(await tasksAbout(payout.id)).toEqual(['payout_returned'])
  })
})

describe('a pay-out never asks for more than the balance', () => {
  it('two makers at the same moment put a producer into one batch', async () => {
    const payee = await aPayee(ctx)
    const answers = await Promise.all(Array.from({ length: 6 }, () => refusal(make(payee.id))))
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['done', 'conflict payouts.changedMeanwhile']))
  })

  it('a refund at the same moment as the check leaves no balance below zero by a pay-out', async () => {
    for (let round = 0; round < 6; round++) {
      const payee = await aPayee(ctx)
      const { code } = await make(payee.id)
      const refund = store.write((tx) => postEntry(tx, ctx, { type: 'manual', collectorId, sourceType: 'manual', sourceId: ctx.newId(), lines: [debit('producerBalance', 300_000, { party: payee.id }), credit('refundsOwed', 300_000)] }))
      const [answer] = await Promise.all([refusal(approveBatch(checker, { code })), refund])
      const [line] = await linesOf(code)
      const left = await balance(payee.id)
      if (line!.state === 'sent') expect([answer, left, await underWay(payee.id)], 'paid first, then the refund is her debt').toEqual(['done', -300_000, 500_000])
      else expect([left, await underWay(payee.id)]).toEqual([200_000, 0])
    }
  })

  it('twenty households in one batch, decided by two checkers at once, are sent once each', async () => {
    const second = ctx.as((await collectorStaff(ctx)).checker)
    const payees = await Promise.all(Array.from({ length: 20 }, () => aPayee(ctx)))
    const { code } = await make(...payees.map(({ id }) => id))
    await Promise.all([refusal(approveBatch(checker, { code })), refusal(approveBatch(second, { code }))])
    for (const { id } of payees) expect([await balance(id), await underWay(id)]).toEqual([0, 500_000])
  })
})

describe('the bank’s answer', () => {
  it('paid: the money has left; the same file is taken once, the same word in another file changes nothing', async () => {
    const { id, payout, batch } = await sent()
    const bytes = said([{ payout, ...PAID }])
    expect(await importResult(maker, { collectorId, fileName: 'a.csv', bytes })).toEqual({ taken: { rows: 1, paid: 1, returned: 0, same: 0, tasks: 0, waiting: 0 } })
    expect(await refusal(importResult(maker, { collectorId, fileName: 'b.csv', bytes }))).toBe('conflict payouts.fileTakenBefore')
    expect(await heard(payout, PAID)).toMatchObject({ taken: { paid: 0, same: 1 } })
    expect([await balance(id), await underWay(id)]).toEqual([0, 0])
    expect(await stateOf(payout.id)).toMatchObject({ state: 'paid', bankSaysName: 'BUI THI TU', bankReference: 'FT0' })
    expect((await store.read.select().from(payoutBatches).where(eq(payoutBatches.code, batch)))[0]!.state).toBe('closed')
  })

  it('the bank returns it: the ledger does not say settled, the money is on the balance again and somebody looks before it is sent anew', async () => {
    const { id, payout } = await sent()
    expect(await heard(payout, RETURNED)).toMatchObject({ taken: { returned: 1 } })
    expect([await balance(id), await underWay(id)]).toEqual([500_000, 0])
    expect(await stateOf(payout.id)).toMatchObject({ state: 'returned', returnReason: 'Tài khoản đã đóng' })
    expect((await verdictOf(id))?.hindrances).toEqual(['returned'])
    expect(await tasksAbout(payout.id)).toEqual(['payout_returned'])
  })

  it('a failure that arrives after a success is not dropped: booked as sent back by the bank', async () => {
    const { id, payout } = await sent()
    const before = await balanceOf(store.read, collectorId, '112')
    await heard(payout, PAID)
    expect(await balanceOf(store.read, collectorId, '112')).toBe(before - 500_000)
    expect(await heard(payout, RETURNED)).toMatchObject({ taken: { returned: 1 } })
    expect([await balance(id), await underWay(id), await balanceOf(store.read, collectorId, '112')]).toEqual([500_000, 0, before])
    expect(await heard(payout, RETURNED)).toMatchObject({ taken: { same: 1 } })
  })

  it('a success after a failure books nothing and becomes one task', async () => {
    const { id, payout } = await sent()
    await heard(payout, RETURNED)
    for (let times = 0; times < 2; times++) expect(await heard(payout, PAID)).toMatchObject({ taken: { tasks: 1 } })
    expect(await balance(id)).toBe(500_000)
    expect(await tasksAbout(payout.id)).toEqual(['payout_returned', 'payout_contradiction'])
  })

  it('until somebody has asked the bank which word is true, nothing more goes to her: not in a new batch, not by one that waits for its check', async () => {
    const task = async (payoutId: string, kind: string) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, payoutId))).find((one) => one.kind === kind)!.id
    const [asked, other] = [await sent(), await sent()]
    for (const { id, payout } of [asked, other]) {
      await heard(payout, RETURNED)
      await closePayoutTask(maker, { taskId: await task(payout.id, 'payout_returned'), note: 'Số đúng, gửi lại' })
      expect((await verdictOf(id))?.hindrances).toEqual([])
    }
    const { code } = await make(other.id)
    for (const { payout } of [asked, other]) await heard(payout, PAID)
    expect((await verdictOf(asked.id))?.hindrances).toEqual(['contradiction'])
    expect(await refusal(make(asked.id))).toBe('conflict payouts.changedMeanwhile')
    await store.write((tx) => tx.update(bankAccounts).set({ replacedAt: ctx.now() }).where(eq(bankAccounts.id, asked.accountId)))
    expect((await verdictOf(asked.id))?.hindrances, 'also with another account').toEqual(['no_account', 'contradiction'])
    expect(await approveBatch(checker, { code })).toEqual({ sent: 0, dropped: 1 })
    expect(await linesOf(code)).toMatchObject([{ state: 'dropped', returnReason: 'contradiction' }])
    expect([await balance(other.id), await underWay(other.id)]).toEqual([500_000, 0])
    await closePayoutTask(maker, { taskId: await task(other.payout.id, 'payout_contradiction'), note: 'Ngân hàng báo nhầm, tiền chưa đi', said: 'not_gone' })
    expect((await verdictOf(other.id))?.hindrances).toEqual([])
    expect(await approveBatch(checker, await make(other.id))).toEqual({ sent: 1, dropped: 0 })
  })

  it('both words at the same moment leave one story in the books', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, payout } = await sent()
      await Promise.all([heard(payout, PAID), heard(payout, RETURNED), heard(payout, PAID)])
      expect([await balance(id), await underWay(id)]).toEqual([500_000, 0])
      const entries = (await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, payout.id))).map(({ type }) => type).sort()
      expect([['payout_paid', 'payout_returned', 'payout_sent'], ['payout_returned', 'payout_sent']]).toContainEqual(entries)
    }
  })

  it('another name stops the second pay-out until a person has looked; no name at all does so too', async () => {
    const other = await sent({ balance: 5_000_000 })
    await heard(other.payout, { ...PAID, name: 'NGUYEN VAN X' })
    expect((await verdictOf(other.id))?.hindrances).toContain('name_differs')
    expect(await tasksAbout(other.accountId)).toEqual(['payout_name_differs'])
    const silent = await sent({ balance: 5_000_000 })
    await heard(silent.payout, { status: 'Thành công' })
    expect((await verdictOf(silent.id))?.hindrances).toEqual(['name_not_compared'])
    await heard(silent.payout, PAID)
    expect(await verdictOf(silent.id)).toMatchObject({ hindrances: [], amount: 3_000_000, capped: false })
  })

  it('the bank’s own total at the end of its answer is no pay-out', async () => {
    const [one, two] = [await sent(), await sent()]
    const withTotal = (word: string) => new TextEncoder().encode(`${new TextDecoder().decode(said([{ payout: one.payout, ...PAID }, { payout: two.payout, ...PAID }]))}\r\n${word},,1000000,,,,`)
    expect(await importResult(maker, { collectorId, fileName: 'x', bytes: withTotal('Tạm tính') })).toMatchObject({ faults: [{ fault: 'codeMissing' }] })
    expect(await importResult(maker, { collectorId, fileName: 'x', bytes: withTotal('Tổng cộng:') })).toMatchObject({ taken: { rows: 2, paid: 2 } })
    expect(await importResult(maker, { collectorId, fileName: 'x', bytes: new TextEncoder().encode('Nội dung,Số tiền,Trạng thái\r\nTổng cộng,0,') })).toEqual({ fault: 'noRows' })
  })

  it('a file with a row that fits nothing is refused whole, and says which', async () => {
    const [one, two] = [await sent(), await sent()]
    const rows = [{ payout: one.payout, ...PAID }, { payout: two.payout, ...PAID, amount: 1 }, { payout: two.payout, ...PAID, code: '22222222' }]
    expect(await importResult(maker, { collectorId, fileName: 'x', bytes: said(rows) })).toMatchObject({ faults: [{ fault: 'amountDiffers' }, { fault: 'codeUnknown' }] })
    expect((await stateOf(one.payout.id)).state).toBe('sent')
  })
})
