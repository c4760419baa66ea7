import { and, eq, isNull } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { bankTransactions, journalEntries, moneyTasks, refunds } from '#db/schema/payments.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { aBankedCollector, vietcombankCsv, type Movement } from '#db/testing/bank.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { collectorStaff, someBanks } from '#db/testing/payouts.ts'
import type { Actor } from '#app/lib/context.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { leaveToPerson } from '#app/modules/payments/bank/leave-to-person.server.ts'
import { markMatched } from '#app/modules/payments/bank/new-transactions.server.ts'
import { getTransfer } from '#app/modules/payments/bank/read-bank.server.ts'
import { returnTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { refundMatcher } from '#app/modules/payments/refunds/match-refund.server.ts'
import { returnedRefund } from '#app/modules/payments/refunds/returned-refund.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { confirmRefund, proposeRefund, sendBackRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { answerIpn } from '../settling/answer-ipn.server.ts'
import { cancelOrder } from '../cancel-order.server.ts'
import { checkBooks } from '../books/check-books.server.ts'
import { getBuyerOrder } from '../get-buyer-order.server.ts'
import { getRefund, listRefunds } from './list-refunds.server.ts'
import { nameRefundAccount } from './name-refund-account.server.ts'
import { takeBankTransactions } from '../settling/take-bank-transactions.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
let [maker, checker]: (TestContext & { actor: Actor })[] = []
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  await someBanks(ctx)
  const staff = await collectorStaff(ctx)
  ;[maker, checker] = [as(staff.maker), as(staff.checker)]
})
beforeEach(async () => {
  ctx.setClock(MORNING)
  await gateway.control({ refunds: 'refuse' })
})
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await gateway.close()
  await store.close()
})
const as = (actor: Actor) => ctx.as(actor) as TestContext & { actor: Actor }

/** The gateway would not send it back. */
async function refusedRefund() {
  const group = await aGroup(ctx)
  await gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, group), { ip: '203.113.131.1' }), 'success')
  await cancelOrder(ctx, { code: group.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
  await sendRefunds(ctx)
  const [refund] = await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))
  return { group, id: refund!.id, code: refund!.code, amount: refund!.amount }
}
const account = { bankCode: 'VCB', number: '0071001234567', name: 'Trần Văn Nam' }
const name = (group: { code: string }, granted = true, over: Partial<typeof account> = {}) => nameRefundAccount(ctx, { groupCode: group.code, granted, ...account, ...over })
const rowOf = async (id: string) => (await store.read.select().from(refunds).where(eq(refunds.id, id)))[0]!
const proposalOf = async (id: string) => (await getRefund(checker!, { id })).seen.proposal
const entriesOf = (id: string) => store.read.select().from(journalEntries).where(eq(journalEntries.key, `refund_paid:${id}`))
const seenBy = async (group: { code: string }) => (await getBuyerOrder(ctx, { groupCode: group.code, access: { granted: true } })).refunds[0]!

it('what the gateway refuses: the buyer names an account, one person sends, another confirms, the books follow', async () => {
  const { group, id, amount } = await refusedRefund()
  expect(await seenBy(group)).toMatchObject({ state: 'transfer_due', channel: 'transfer', payee: null })
  await name(group)
  expect(await seenBy(group)).toMatchObject({ payee: { bank: 'Vietcombank', numberEnd: '4567' } })
  expect(await getRefund(maker!, { id })).toMatchObject({ payee: { number: account.number, sameName: true }, may: { propose: true, check: false } })
  await proposeRefund(maker!, { id, bankReference: 'FT26326001' })
  const seen = await proposalOf(id)
  await expect(confirmRefund(maker!, { id, seen })).rejects.toMatchObject({ kind: 'not_found' })
  expect(await entriesOf(id)).toEqual([])
  await confirmRefund(checker!, { id, seen })
  expect(await seenBy(group)).toMatchObject({ state: 'done', amount })
  expect(await entriesOf(id)).toHaveLength(1)
  const [task] = await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, id))
  expect(task).toMatchObject({ kind: 'refund_by_transfer', resolution: 'refunded', closedBy: checker!.actor.personId })
})

it('the number is kept sealed, and stands in no event', async () => {
  const { group, id } = await refusedRefund()
  await name(group)
  const row = await rowOf(id)
  expect(JSON.stringify(row)).not.toContain(account.number)
  expect(ctx.ports.vault.open(row.payeeNumberSealed!)).toBe(account.number)
  expect(JSON.stringify(await store.read.select().from(events))).not.toMatch(/0071001234567|Trần Văn Nam/)
})

it('only the buyer names it, until somebody has sent the money', async () => {
  const { group, id } = await refusedRefund()
  await expect(name(group, false)).rejects.toMatchObject({ kind: 'not_found' })
  await expect(name(group, true, { bankCode: 'KHONGCO' })).rejects.toMatchObject({ kind: 'invalid', code: 'refunds.bankUnknown' })
  await expect(proposeRefund(maker!, { id, bankReference: 'FT1' })).rejects.toMatchObject({ kind: 'invalid', code: 'refunds.payeeMissing' })
  await name(group)
  await name(group, true, { number: '0071009999999', name: 'Lê Thị Hoa' })
  expect(await getRefund(checker!, { id })).toMatchObject({ payee: { numberEnd: '9999', sameName: false } })
  await proposeRefund(maker!, { id, bankReference: 'FT26326002' })
  await expect(name(group)).rejects.toMatchObject({ kind: 'conflict', code: 'refunds.noneWaits' })
})

it('one person alone never does both, whatever roles she has', async () => {
  const { id } = await refusedRefund()
  const both = as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'buu-dien' }, { role: 'collector_checker', unitPath: '', collectorId: 'buu-dien' }]))
  await proposeRefund(both, { id, bankReference: 'FT26326003', payee: account })
  expect((await getRefund(both, { id })).may).toMatchObject({ propose: false, check: false })
  for (const act of [confirmRefund, sendBackRefund]) await expect(act(both, { id, seen: await proposalOf(id) })).rejects.toMatchObject({ kind: 'forbidden', code: 'refunds.notAlone' })
  await sendBackRefund(checker!, { id, seen: await proposalOf(id) })
  expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', bankReference: null, proposedBy: null })
  await proposeRefund(both, { id, bankReference: 'FT26326004' })
  const second = { id, seen: await proposalOf(id) }
  const race = await Promise.allSettled([confirmRefund(checker!, second), confirmRefund(checker!, second), sendBackRefund(checker!, second)])
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('what the buyer typed the maker does not change; what staff wrote down for him is told to his phone and may be written anew', async () => {
  const { group, id } = await refusedRefund()
  const another = { bankCode: 'VCB', number: '0071007777777', name: 'Kẻ Khác' }
  await name(group)
  await expect(proposeRefund(maker!, { id, bankReference: 'FT1', payee: another })).rejects.toMatchObject({ kind: 'conflict', code: 'refunds.payeeNamed' })
  expect((await getRefund(maker!, { id })).may).toMatchObject({ propose: true, typePayee: false })
  const onThePhone = await refusedRefund()
  await proposeRefund(maker!, { id: onThePhone.id, bankReference: 'FT26326011', payee: another })
  expect(await store.read.select().from(events).where(eq(events.subjectId, onThePhone.group.id))).toContainEqual(expect.objectContaining({ type: 'refund.account_named' }))
  await sendBackRefund(checker!, { id: onThePhone.id, seen: await proposalOf(onThePhone.id) })
  expect((await getRefund(maker!, { id: onThePhone.id })).may.typePayee).toBe(true)
  await proposeRefund(maker!, { id: onThePhone.id, bankReference: 'FT26326012', payee: account })
  expect(await getRefund(checker!, { id: onThePhone.id })).toMatchObject({ payee: { numberEnd: '4567' } })
})

it('each says what she was shown: another account or another proposal since then is a conflict', async () => {
  const { group, id } = await refusedRefund()
  await name(group)
  const { seen } = await getRefund(maker!, { id })
  await name(group, true, { number: '0071009999999' })
  await expect(proposeRefund(maker!, { id, bankReference: 'FT1', seen: seen.payee })).rejects.toMatchObject({ kind: 'conflict', code: 'refunds.movedOn' })
  await proposeRefund(maker!, { id, bankReference: 'FT26326021', seen: (await getRefund(maker!, { id })).seen.payee })
  const first = await proposalOf(id)
  await sendBackRefund(checker!, { id, seen: first })
  ctx.setClock(plus(ctx.now(), MINUTE))
  await proposeRefund(maker!, { id, bankReference: 'FT26326022' })
  for (const act of [confirmRefund, sendBackRefund]) await expect(act(checker!, { id, seen: first })).rejects.toMatchObject({ kind: 'conflict', code: 'refunds.movedOn' })
  await confirmRefund(checker!, { id, seen: await proposalOf(id) })
})

it('to the staff of another collector and to strangers it does not exist; the auditor reads and sees no number', async () => {
  const { group, id } = await refusedRefund()
  await name(group)
  const { maker: other } = await collectorStaff(ctx, 'khac')
  for (const stranger of [as(other), as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19' }]))]) {
    await expect(getRefund(stranger, { id })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(proposeRefund(stranger, { id, bankReference: 'FT1' })).rejects.toMatchObject({ kind: 'not_found' })
    expect((await listRefunds(stranger)).rows).toEqual([])
  }
  const auditor = as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
  expect(await getRefund(auditor, { id })).toMatchObject({ buyer: null, payee: { number: null, numberEnd: '4567' }, may: { propose: false, check: false } })
  await expect(proposeRefund(auditor, { id, bankReference: 'FT1' })).rejects.toMatchObject({ kind: 'not_found' })
  expect((await listRefunds(maker!)).rows).toContainEqual(expect.objectContaining({ id, hasAccount: true, code: group.order.code }))
})

it('a picture is drawn anew; what is no picture is refused in words', async () => {
  const { id } = await refusedRefund()
  await expect(proposeRefund(maker!, { id, bankReference: 'FT1', payee: account, proof: new TextEncoder().encode('%PDF-1.4 not a picture') })).rejects.toMatchObject({ kind: 'invalid', code: 'refunds.proofWrong' })
  const photo = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#fff' } }).withExif({ IFD0: { Copyright: 'somebody' } }).jpeg().toBuffer()
  await proposeRefund(maker!, { id, bankReference: 'FT26326005', payee: account, proof: photo })
  const { proofFileId } = await getRefund(checker!, { id })
  const file = await ctx.ports.files.get(`refunds/${proofFileId}.webp`)
  const kept = await sharp(Buffer.from(await new Response(file!.body).arrayBuffer())).metadata()
  expect(kept).toMatchObject({ format: 'webp', width: 1600 })
  expect(kept.exif).toBeUndefined()
})

it('the bank statement names it by its code: done without a second person, booked once, met once', async () => {
  const { group, id, code, amount } = await refusedRefund()
  await name(group)
  const debit = { ...({} as typeof bankTransactions.$inferSelect), id: ctx.newId(), collectorId: 'buu-dien', amount: -amount, reference: 'FT26326007', description: `IBFT 22112026 tl ${code} tra lai` }
  expect(await refundMatcher.find(store.read, debit)).toEqual([{ type: 'refund', id, amount: -amount }])
  expect(await refundMatcher.find(store.read, { ...debit, collectorId: 'khac' })).toEqual([])
  expect(await refundMatcher.find(store.read, { ...debit, amount })).toEqual([])
  expect(await store.write((tx) => refundMatcher.take(tx, ctx, id, debit))).toBe(true)
  expect(await rowOf(id)).toMatchObject({ state: 'done', confirmedBy: null })
  expect(await store.write((tx) => refundMatcher.take(tx, ctx, id, debit))).toBe(true)
  expect(await entriesOf(id)).toHaveLength(1)
  await expect(proposeRefund(maker!, { id, bankReference: 'FT1' })).rejects.toMatchObject({ kind: 'conflict' })
})

describe('the bank’s statement tells of it, too', () => {
  let accountId: string
  beforeAll(async () => {
    accountId = (await aBankedCollector(ctx)).accountId
  })
  const statement = async (movements: readonly Movement[]) => {
    await importStatement(maker!, { accountId, fileName: 'a.csv', bytes: Buffer.from(vietcombankCsv(movements)), layout: 'vietcombank' })
    return takeBankTransactions(ctx)
  }
  const movementOf = async (reference: string) => (await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, reference)))[0]!
  const bankBalance = () => balanceOf(store.read, 'buu-dien', chart.bank.code)
  const unmatched = () => balanceOf(store.read, 'buu-dien', chart.unmatched.code)
  const proposedAs = async (bankReference: string) => {
    const refund = await refusedRefund()
    await name(refund.group)
    await proposeRefund(maker!, { id: refund.id, bankReference })
    return refund
  }

  it('without our words, by the reference her colleague wrote down: once', async () => {
    const { id, amount } = await proposedAs('FT-T1')
    const before = await bankBalance()
    await confirmRefund(checker!, { id, seen: await proposalOf(id) })
    expect(await statement([{ reference: 'FT-T1', amount: -amount, description: 'chuyen tra khach' }, { reference: 'FT-T1', amount: -1_100, description: 'phi chuyen tien' }])).toMatchObject({ matched: 1, tasks: 1 })
    expect((await bankBalance()) - before).toBe(-amount - 1_100)
    expect(await rowOf(id)).toMatchObject({ state: 'done' })
  })

  it('by our words, which the bank splits and glues to its own', async () => {
    const { group, id, code, amount } = await refusedRefund()
    await name(group)
    expect(await statement([{ reference: 'FT-T3', amount: -amount, description: `MBVCB.99.CTTL ${code.slice(0, 4)} ${code.slice(4)}.CT` }])).toMatchObject({ matched: 1, tasks: 0 })
    expect(await rowOf(id)).toMatchObject({ state: 'done' })
  })

  it('before anybody wrote it down: the second person’s word explains the movement that waits', async () => {
    const [before, open] = [await bankBalance(), await unmatched()]
    const refund = await refusedRefund()
    await name(refund.group)
    await statement([{ reference: 'FT-T2', amount: -refund.amount, description: 'chuyen tra khach' }])
    const [movement] = await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, 'FT-T2'))
    expect(movement!.state).toBe('task')
    await proposeRefund(maker!, { id: refund.id, bankReference: 'ft-t2' })
    await confirmRefund(checker!, { id: refund.id, seen: await proposalOf(refund.id) })
    expect(await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, 'FT-T2'))).toMatchObject([{ state: 'resolved', matchedType: 'refund', matchedId: refund.id }])
    expect(await store.read.select().from(moneyTasks).where(and(eq(moneyTasks.subjectId, movement!.id), isNull(moneyTasks.closedAt)))).toEqual([])
    expect([(await bankBalance()) - before, await unmatched()]).toEqual([-refund.amount, open])
  })

  it('in the same instant as her colleague: the money leaves the books once', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, amount, code } = await proposedAs(`FT-R${round}`)
      const before = await bankBalance()
      await importStatement(maker!, { accountId, fileName: 'a.csv', bytes: Buffer.from(vietcombankCsv([{ reference: `FT-R${round}`, amount: -amount, description: `TL ${code}` }])), layout: 'vietcombank' })
      const second = { id, seen: await proposalOf(id) }
      await Promise.allSettled([takeBankTransactions(ctx), round % 2 ? confirmRefund(checker!, second) : sendBackRefund(checker!, second)])
      expect(await rowOf(id)).toMatchObject({ state: 'done' })
      expect((await bankBalance()) - before).toBe(-amount)
      expect(await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, `FT-R${round}`))).toMatchObject([{ state: 'matched', matchedId: id }])
    }
  })

  it('of money nobody knew, which goes back to its sender: by our words', async () => {
    const [before, open] = [await bankBalance(), await unmatched()]
    await statement([{ reference: 'FT-W1', amount: 71_000, description: 'khong ro' }])
    const { id: transactionId } = await movementOf('FT-W1')
    const id = await returnTransfer(maker!, { transactionId, note: '' })
    const { code } = await rowOf(id)
    expect(await statement([{ reference: 'FT-W2', amount: -71_000, description: `TL ${code}` }])).toMatchObject({ matched: 1 })
    expect(await rowOf(id)).toMatchObject({ state: 'done', bankReference: 'FT-W2' })
    expect([(await bankBalance()) - before, await unmatched()]).toEqual([0, open])
  })

  describe('the bank sends it back', () => {
    const out = (reference: string, { amount, code }: { amount: number; code: string }) => ({ reference, amount: -amount, description: `MBVCB.1.TL ${code}.CT` })
    const back = (reference: string, { amount, code }: { amount: number; code: string }, words = `HOAN TRA TL${code} SAI SO TK`) => ({ reference, amount, description: words })
    const tasksOf = (id: string) => store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, id)).orderBy(moneyTasks.openedAt, moneyTasks.id)
    const owed = () => balanceOf(store.read, 'buu-dien', chart.refundsOwed.code)
    const paidOf = async (id: string) => (await store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, id))).map(({ key }) => key.replace(id, 'r')).filter((key) => !key.startsWith('refund_owed')).sort()
    const confirmed = async (reference: string) => {
      const refund = await proposedAs(reference)
      await confirmRefund(checker!, { id: refund.id, seen: await proposalOf(refund.id) })
      return refund
    }

    it('it is owed again, the buyer sees that it did not arrive and names another account, and two people send it once more', async () => {
      const [atBank, owedBefore] = [await bankBalance(), await owed()]
      const refund = await confirmed('FT-B1')
      const { id, group, amount } = refund
      expect(await statement([out('FT-B1', refund), back('FT-B2', refund)])).toMatchObject({ matched: 2, tasks: 0 })
      expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', sentBack: 1, payeeNumberSealed: null, payeeName: null, doneAt: null, confirmedBy: null, proposedBy: null })
      expect(await seenBy(group)).toMatchObject({ state: 'transfer_due', payee: null, sentBack: 1 })
      expect((await tasksOf(id)).map(({ resolution }) => resolution)).toEqual(['refunded', null])
      expect([(await bankBalance()) - atBank, (await owed()) - owedBefore]).toEqual([0, -amount])
      expect(await store.read.select({ type: events.type }).from(events).where(eq(events.subjectId, id))).toContainEqual({ type: 'refund.sent_back' })

      await name(group, true, { number: '0071009999999' })
      await proposeRefund(maker!, { id, bankReference: 'FT-B3' })
      await confirmRefund(checker!, { id, seen: await proposalOf(id) })
      expect(await statement([out('FT-B3', refund)])).toMatchObject({ matched: 1, tasks: 0 })
      expect(await seenBy(group)).toMatchObject({ state: 'done', payee: { numberEnd: '9999' } })
      expect((await tasksOf(id)).map(({ resolution }) => resolution)).toEqual(['refunded', 'refunded'])
      expect(await paidOf(id)).toEqual(['refund_paid:r', 'refund_paid:r:1', 'refund_returned:r:1'])
      expect([(await bankBalance()) - atBank, (await owed()) - owedBefore]).toEqual([-amount, 0])
    })

    it('before its debit is told, in a file that begins with the newest: the debit of the first time is not taken for a second one', async () => {
      const atBank = await bankBalance()
      const named = await confirmed('FT-C1')
      expect(await statement([back('FT-C2', named), out('FT-C1', named)])).toMatchObject({ matched: 2, tasks: 0 })
      const byReference = await confirmed('FT-C3')
      expect(await statement([back('FT-C4', byReference), { ...out('FT-C3', byReference), description: 'chuyen tra khach' }])).toMatchObject({ matched: 2, tasks: 0 })
      for (const { id } of [named, byReference]) expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', sentBack: 1 })
      expect((await bankBalance()) - atBank).toBe(0)
    })

    it('before anybody confirmed it: it had left, and is owed again', async () => {
      const refund = await proposedAs('FT-D1')
      expect(await statement([out('FT-D1', refund), back('FT-D2', refund)])).toMatchObject({ matched: 2 })
      const early = await proposedAs('FT-D3')
      expect(await statement([back('FT-D4', early), out('FT-D3', early)])).toMatchObject({ matched: 2 })
      for (const { id } of [refund, early]) {
        expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', sentBack: 1 })
        expect(await paidOf(id)).toEqual(['refund_paid:r', 'refund_returned:r:1'])
      }
    })

    it('twice, a thousand short, or at another collector: a person looks', async () => {
      const refund = await confirmed('FT-E1')
      await statement([back('FT-E2', refund)])
      expect(await statement([back('FT-E3', refund)])).toMatchObject({ matched: 0, tasks: 1 })
      expect(await rowOf(refund.id)).toMatchObject({ sentBack: 1 })
      const short = await confirmed('FT-E4')
      await statement([{ ...back('FT-E5', short), amount: short.amount - 1_100 }])
      expect(await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, (await movementOf('FT-E5')).id))).toMatchObject([{ kind: 'transfer_wrong_amount' }])
      expect(await refundMatcher.find(store.read, { ...(await movementOf('FT-E5')), collectorId: 'khac' })).toEqual([])
    })

    it('two debits of one refund in the same instant: one is a person’s', async () => {
      for (let round = 0; round < 4; round++) {
        const refund = await confirmed(`FT-F${round}`)
        await importStatement(maker!, { accountId, fileName: 'a.csv', bytes: Buffer.from(vietcombankCsv([out(`FT-F${round}A`, refund), out(`FT-F${round}B`, refund)])), layout: 'vietcombank' })
        await Promise.all(['A', 'B'].map(async (which) => {
          const row = await movementOf(`FT-F${round}${which}`)
          const found = await refundMatcher.find(store.read, row)
          expect(found).toHaveLength(1)
          await ctx.store.write(async (tx) => {
            await markMatched(tx, row.id, { matchedType: 'refund', matchedId: refund.id })
            if (!(await refundMatcher.take(tx, ctx, refund.id, row))) await leaveToPerson(tx, ctx, row, 'out', 'matched')
          })
        }))
        expect((await Promise.all(['A', 'B'].map(async (which) => (await movementOf(`FT-F${round}${which}`)).state))).sort()).toEqual(['matched', 'task'])
      }
    })

    it('without a word of ours: a person says which refund it is, once, and nobody of another collector', async () => {
      const [open, atBank] = [await unmatched(), await bankBalance()]
      const refund = await confirmed('FT-G1')
      await statement([back('FT-G2', refund, 'HOAN TRA')])
      const { id: transactionId } = await movementOf('FT-G2')
      expect((await getTransfer(checker!, transactionId)).sentRefunds).toContainEqual(expect.objectContaining({ id: refund.id, numberEnd: '4567', text: `TL ${refund.code}` }))
      const { maker: other } = await collectorStaff(ctx, 'khac')
      await expect(returnedRefund(as(other), { transactionId, refundId: refund.id })).rejects.toMatchObject({ kind: 'not_found' })
      await expect(returnedRefund(maker!, { transactionId, refundId: 'khong-co' })).rejects.toMatchObject({ kind: 'conflict' })
      const waiting = await proposedAs('FT-G3')
      await expect(returnedRefund(maker!, { transactionId, refundId: waiting.id })).rejects.toMatchObject({ kind: 'conflict' })
      await returnedRefund(maker!, { transactionId, refundId: refund.id })
      expect(await rowOf(refund.id)).toMatchObject({ state: 'transfer_due', sentBack: 1 })
      expect([await unmatched(), await bankBalance()]).toEqual([open, atBank])
      expect(await getTransfer(maker!, transactionId)).toMatchObject({ movement: { state: 'resolved', matchedId: refund.id }, task: { resolution: 'refund_back' }, sentRefunds: [] })
      await expect(returnedRefund(maker!, { transactionId, refundId: refund.id })).rejects.toMatchObject({ kind: 'conflict', code: 'bank.decidedAlready' })
    })

    it('in the same instant as a colleague who returns it to its sender: exactly one of them', async () => {
      for (let round = 0; round < 6; round++) {
        const open = await unmatched()
        const refund = await confirmed(`FT-H${round}`)
        await statement([back(`FT-H${round}B`, refund, 'HOAN TRA')])
        const { id: transactionId } = await movementOf(`FT-H${round}B`)
        const acts = [() => returnedRefund(maker!, { transactionId, refundId: refund.id }), () => returnTransfer(checker!, { transactionId, note: '' })]
        const race = await Promise.allSettled((round % 2 ? acts : acts.reverse()).map((act) => act()))
        expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        expect(race.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict' } })
        expect(await unmatched()).toBe(open)
      }
    })
  })
})

it('the bank refuses what the gateway took: the same way', async () => {
  await gateway.control({ refunds: 'reject' })
  const { id } = await refusedRefund()
  expect((await rowOf(id)).state).toBe('sent')
  ctx.setClock(plus(ctx.now(), 10 * MINUTE))
  await sendRefunds(ctx)
  expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', channel: 'transfer' })
})
