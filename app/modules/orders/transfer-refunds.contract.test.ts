import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { bankTransactions, journalEntries, moneyTasks, refunds } from '#db/schema/payments.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { collectorStaff, someBanks } from '#db/testing/payouts.ts'
import type { Actor } from '#app/lib/context.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { payUrlOf } from '#app/modules/payments/pay-url-of.server.ts'
import { refundMatcher } from '#app/modules/payments/refunds/match-refund.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { confirmRefund, proposeRefund, sendBackRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { answerIpn } from './answer-ipn.server.ts'
import { cancelOrder } from './cancel-order.server.ts'
import { checkBooks } from './check-books.server.ts'
import { getBuyerOrder } from './get-buyer-order.server.ts'
import { getRefund, listRefunds } from './list-refunds.server.ts'
import { nameRefundAccount } from './name-refund-account.server.ts'

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
const entriesOf = (id: string) => store.read.select().from(journalEntries).where(eq(journalEntries.key, `refund_paid:${id}`))
const seenBy = async (group: { code: string }) => (await getBuyerOrder(ctx, { groupCode: group.code, access: { granted: true } })).refunds[0]!

it('what the gateway refuses: the buyer names an account, one person sends, another confirms, the books follow', async () => {
  const { group, id, amount } = await refusedRefund()
  expect(await seenBy(group)).toMatchObject({ state: 'transfer_due', channel: 'transfer', payee: null })
  await name(group)
  expect(await seenBy(group)).toMatchObject({ payee: { bank: 'Vietcombank', numberEnd: '4567' } })
  expect(await getRefund(maker!, { id })).toMatchObject({ payee: { number: account.number, sameName: true }, may: { propose: true, check: false } })
  await proposeRefund(maker!, { id, bankReference: 'FT26326001' })
  await expect(confirmRefund(maker!, { id })).rejects.toMatchObject({ kind: 'not_found' })
  expect(await entriesOf(id)).toEqual([])
  await confirmRefund(checker!, { id })
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
  for (const act of [confirmRefund, sendBackRefund]) await expect(act(both, { id })).rejects.toMatchObject({ kind: 'forbidden', code: 'refunds.notAlone' })
  await sendBackRefund(checker!, { id })
  expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', bankReference: null, proposedBy: null })
  await proposeRefund(both, { id, bankReference: 'FT26326004' })
  const race = await Promise.allSettled([confirmRefund(checker!, { id }), confirmRefund(checker!, { id }), sendBackRefund(checker!, { id })])
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
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
  const debit = { ...({} as typeof bankTransactions.$inferSelect), id: ctx.newId(), collectorId: 'buu-dien', amount: -amount, description: `IBFT 22112026 tl ${code} tra lai` }
  expect(await refundMatcher.find(store.read, debit)).toEqual([{ type: 'refund', id, amount: -amount }])
  expect(await refundMatcher.find(store.read, { ...debit, collectorId: 'khac' })).toEqual([])
  expect(await refundMatcher.find(store.read, { ...debit, amount })).toEqual([])
  expect(await store.write((tx) => refundMatcher.take(tx, ctx, id, debit))).toBe(true)
  expect(await rowOf(id)).toMatchObject({ state: 'done', confirmedBy: null })
  expect(await store.write((tx) => refundMatcher.take(tx, ctx, id, debit))).toBe(true)
  expect(await entriesOf(id)).toHaveLength(1)
  await expect(proposeRefund(maker!, { id, bankReference: 'FT1' })).rejects.toMatchObject({ kind: 'conflict' })
})

it('the bank refuses what the gateway took: the same way', async () => {
  await gateway.control({ refunds: 'reject' })
  const { id } = await refusedRefund()
  expect((await rowOf(id)).state).toBe('sent')
  ctx.setClock(plus(ctx.now(), 10 * MINUTE))
  await sendRefunds(ctx)
  expect(await rowOf(id)).toMatchObject({ state: 'transfer_due', channel: 'transfer' })
})
