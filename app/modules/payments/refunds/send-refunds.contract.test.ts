import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { moneyTasks, refunds } from '#db/schema/payments.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector } from '#db/testing/bank.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { localDay, MINUTE, plus } from '#app/lib/time.ts'
import { answerIpn } from '../../orders/settling/answer-ipn.server.ts'
import { checkBooks } from '../../orders/books/check-books.server.ts'
import { importSettlement } from '../clearing/import-settlement.server.ts'
import { payUrlOf } from '../attempts/pay-url-of.server.ts'
import { requestRefund } from './request-refund.server.ts'
import { sendRefunds } from './send-refunds.server.ts'
import { confirmInFile, transferInstead } from './unanswered-refund.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
let bank: Awaited<ReturnType<typeof aBankedCollector>>
let other: typeof bank
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  bank = await aBankedCollector(ctx)
  other = await aBankedCollector(ctx, { id: 'htx', number: '99887766' })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
})
beforeEach(async () => {
  ctx.setClock(MORNING)
  await gateway.control({ refunds: 'accept', api: 'up' })
  await store.write((tx) => tx.delete(refunds))
})
afterAll(async () => {
  await gateway.close()
  await store.close()
})

async function paid(stalls = 1) {
  const group = await aGroup(ctx, { stalls })
  const attempt = await anAttempt(ctx, group)
  await gateway.pay(await payUrlOf(ctx, attempt, { ip: '203.113.131.1' }), 'success')
  return { group, attempt }
}
const ask = (groupId: string, amount: number, orderId: string | null = null) => store.write((tx) => requestRefund(tx, ctx, { groupId, orderId, amount, reason: 'cancelled' }))
const statesOf = async (groupId: string) => (await store.read.select().from(refunds).where(eq(refunds.groupId, groupId)).orderBy(refunds.id)).map(({ state }) => state)
const later = async (minutes: number) => {
  ctx.setClock(plus(ctx.now(), minutes * MINUTE))
  return sendRefunds(ctx)
}

it('goes to the gateway, is followed there and told when it is done', async () => {
  const { group, attempt } = await paid()
  await ask(group.id, group.total)
  expect(await sendRefunds(ctx)).toBe(1)
  expect(await statesOf(group.id)).toEqual(['sent'])
  expect((await gateway.recordOf(attempt.txnRef))!.refunds).toMatchObject([{ type: '02', amount: String(group.total * 100) }])
  expect(await sendRefunds(ctx)).toBe(0)
  await later(5)
  expect(await statesOf(group.id)).toEqual(['done'])
  const [refund] = await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))
  const told = await store.read.select().from(events).where(eq(events.subjectId, refund!.id))
  expect(told.map(({ type }) => type).sort()).toEqual(['refund.done', 'refund.requested'])
})

it('two orders of one payment go back one after the other', async () => {
  const { group, attempt } = await paid(2)
  for (const order of group.orders) await ask(group.id, group.total / 2, order.id)
  await sendRefunds(ctx)
  expect((await statesOf(group.id)).sort()).toEqual(['requested', 'sent'])
  await later(5)
  await later(5)
  await later(5)
  expect(await statesOf(group.id)).toEqual(['done', 'done'])
  expect((await gateway.recordOf(attempt.txnRef))!.refunds.map(({ type }) => type)).toEqual(['03', '03'])
})

it('many that wait for another of their payment keep nobody else waiting', async () => {
  const sold = []
  for (let n = 0; n < 22; n++) sold.push((await paid(2)).group)
  for (const group of sold) for (const order of group.orders) await ask(group.id, group.total / 2, order.id)
  const last = await paid()
  await ask(last.group.id, last.group.total)
  for (let talks = 1; talks > 0; ) talks = await sendRefunds(ctx)
  expect(await statesOf(last.group.id)).toEqual(['sent'])
  for (let round = 0; round < 6; round++) await later(10)
  for (const group of [...sold, last.group]) expect(new Set(await statesOf(group.id))).toEqual(new Set(['done']))
})

it.each([
  ['accept', 'reject'],
  ['reject', 'accept'],
] as const)('the answer to the first of two is lost, then the bank says %s and %s: each once, one of them by transfer', async (first, second) => {
  const { group, attempt } = await paid(2)
  for (const order of group.orders) await ask(group.id, group.total / 2, order.id)
  await gateway.control({ refunds: first })
  await loseTheAnswer()
  await gateway.control({ refunds: second })
  for (let round = 0; round < 8; round++) await later(10)
  const told = (await gateway.recordOf(attempt.txnRef))!.refunds
  expect(told.map(({ status }) => status)).toEqual([first, second].map((wish) => (wish === 'accept' ? '00' : '09')))
  expect((await statesOf(group.id)).sort()).toEqual(['done', 'transfer_due'])
})

it('what the gateway refused while its answer was lost is not taken for an earlier refund', async () => {
  const { group } = await paid()
  await ask(group.id, 100_000)
  await sendRefunds(ctx)
  await later(5)
  await gateway.control({ refunds: 'refuse' })
  const complaint = await store.write((tx) => requestRefund(tx, ctx, { groupId: group.id, orderId: null, amount: 50_000, reason: 'complaint' }))
  await loseTheAnswer()
  for (let round = 0; round < 3; round++) await later(10)
  expect((await store.read.select().from(refunds).where(eq(refunds.id, complaint!)))[0]).toMatchObject({ state: 'sent' })
  expect((await taskOf(group.id)).open).toEqual(['refund_unanswered'])
})

it('two workers send one of a payment at a time', async () => {
  const { group, attempt } = await paid(2)
  for (const order of group.orders) await ask(group.id, group.total / 2, order.id)
  await Promise.all([sendRefunds(ctx), sendRefunds(ctx), sendRefunds(ctx), sendRefunds(ctx)])
  expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
  expect((await statesOf(group.id)).sort()).toEqual(['requested', 'sent'])
})

it('is asked for once, and never beyond what was paid', async () => {
  const { group } = await paid()
  expect(await ask(group.id, group.total, group.order.id)).toEqual(expect.any(String))
  expect(await ask(group.id, group.total, group.order.id)).toBeUndefined()
  await expect(ask(group.id, 1, null)).rejects.toThrow(RangeError)
  expect(await statesOf(group.id)).toEqual(['requested'])
})

it('a cash order has nothing to give back', async () => {
  const group = await aGroup(ctx, { method: 'cod' })
  expect(await ask(group.id, group.total)).toBeUndefined()
})

it('waits for a silent gateway and is sent once', async () => {
  const { group, attempt } = await paid()
  await ask(group.id, group.total)
  await gateway.control({ api: 'down' })
  await sendRefunds(ctx)
  expect(await statesOf(group.id)).toEqual(['requested'])
  await gateway.control({ api: 'up' })
  await later(5)
  expect(await statesOf(group.id)).toEqual(['sent'])
  expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
})

it('an answer that was lost does not send the money twice', async () => {
  const { group, attempt } = await paid()
  await ask(group.id, group.total)
  const real = ctx.ports.payments
  ctx.ports = { ...ctx.ports, payments: { ...real, refund: async (request) => (await real.refund(request), 'unreachable' as const) } }
  await sendRefunds(ctx)
  ctx.ports = { ...ctx.ports, payments: real }
  expect(await statesOf(group.id)).toEqual(['requested'])
  await later(5)
  expect(await statesOf(group.id)).toEqual(['sent'])
  expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
  await later(5)
  expect(await statesOf(group.id)).toEqual(['done'])
})

it.each(['reject', 'refuse'] as const)('what the gateway will not send goes by transfer, and somebody is asked: %s', async (refusal) => {
  const { group } = await paid()
  await gateway.control({ refunds: refusal })
  await ask(group.id, group.total)
  await sendRefunds(ctx)
  await later(5)
  const [refund] = await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))
  expect(refund).toMatchObject({ state: 'transfer_due', channel: 'transfer', doneAt: null })
  expect(await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, refund!.id))).toMatchObject([{ kind: 'refund_by_transfer', amount: group.total, closedAt: null }])
  expect((await store.read.select().from(events).where(eq(events.subjectId, refund!.id))).map(({ type }) => type)).toContain('refund.rejected')
})

const taskOf = async (groupId: string) => {
  const [refund] = (await store.read.select().from(refunds).where(eq(refunds.groupId, groupId))).filter(({ state }) => state !== 'done')
  const tasks = await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, refund?.id ?? ''))
  return { refund, open: tasks.filter(({ closedAt }) => closedAt === null).map(({ kind }) => kind) }
}
/** The request reaches the gateway, its answer does not come back. */
async function loseTheAnswer() {
  const real = ctx.ports.payments
  ctx.ports = { ...ctx.ports, payments: { ...real, refund: async (request) => (await real.refund(request), 'unreachable' as const) } }
  await sendRefunds(ctx)
  ctx.ports = { ...ctx.ports, payments: real }
}

describe('an answer lost at the end of the day, when the gateway forgets the request', () => {
  it('is asked about, not repeated', async () => {
    const { group, attempt } = await paid()
    ctx.setClock(new Date('2026-11-22T16:59:00Z'))
    await ask(group.id, 100_000)
    await loseTheAnswer()
    await later(5)
    expect(await statesOf(group.id)).toEqual(['sent'])
    await later(5)
    expect(await statesOf(group.id)).toEqual(['done'])
    expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
  })

  it('after an earlier refund of the same payment only a person can tell, and nothing goes twice', async () => {
    const { group, attempt } = await paid()
    await ask(group.id, 100_000)
    await later(0)
    await later(5)
    ctx.setClock(new Date('2026-11-22T16:59:00Z'))
    await store.write((tx) => requestRefund(tx, ctx, { groupId: group.id, orderId: null, amount: 100_000, reason: 'complaint' }))
    await loseTheAnswer()
    await later(5)
    for (let days = 0; days < 3; days++) await later(24 * 60)
    expect((await taskOf(group.id)).refund!.state).toBe('sent')
    expect((await taskOf(group.id)).open).toEqual(['refund_unanswered'])
    expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(2)
  })

  it('what never reached the gateway is sent the next day', async () => {
    const { group, attempt } = await paid()
    ctx.setClock(new Date('2026-11-22T16:59:00Z'))
    await gateway.control({ api: 'down' })
    await ask(group.id, 100_000)
    await sendRefunds(ctx)
    await gateway.control({ api: 'up' })
    await later(5)
    expect(await statesOf(group.id)).toEqual(['sent'])
    expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
  })
})

describe('a refund the gateway leaves without an answer', () => {
  async function unanswered() {
    const sold = await paid()
    await gateway.control({ refunds: 'wait' })
    await ask(sold.group.id, sold.group.total)
    await sendRefunds(ctx)
    await later(14 * 24 * 60)
    expect((await taskOf(sold.group.id)).open).toEqual([])
    return sold
  }
  const maker = () => ({ ...ctx.as(bank.maker), actor: bank.maker })
  const checker = () => ({ ...ctx.as(bank.checker), actor: bank.checker })

  it('becomes a task after fifteen days, not before, and by the first person’s word a transfer', async () => {
    const { group } = await unanswered()
    const { refund } = await taskOf(group.id)
    await expect(transferInstead(maker(), { id: refund!.id })).rejects.toMatchObject({ kind: 'conflict' })
    await later(2 * 24 * 60)
    expect((await taskOf(group.id)).open).toEqual(['refund_unanswered'])
    await expect(transferInstead(checker(), { id: refund!.id })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(transferInstead({ ...ctx.as(other.maker), actor: other.maker }, { id: refund!.id })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(confirmInFile(checker(), { id: refund!.id })).rejects.toMatchObject({ kind: 'conflict' })
    const both = await Promise.allSettled([1, 2].map(() => transferInstead(maker(), { id: refund!.id })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await taskOf(group.id)).toMatchObject({ refund: { state: 'transfer_due', channel: 'transfer' }, open: ['refund_by_transfer'] })
    await later(24 * 60)
    expect(await statesOf(group.id)).toEqual(['transfer_due'])
  })

  it('nobody is asked about what the gateway answers in that very talk', async () => {
    const { group } = await paid()
    await ask(group.id, group.total)
    await sendRefunds(ctx)
    await later(20 * 24 * 60)
    expect(await statesOf(group.id)).toEqual(['done'])
    const [refund] = await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))
    expect(await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, refund!.id))).toEqual([])
  })

  it('that VNPay’s own file shows sent is confirmed by the second person, never sent again', async () => {
    const { group, attempt } = await unanswered()
    const { refund } = await taskOf(group.id)
    await later(2 * 24 * 60)
    const file = ['Loại giao dịch,Mã đơn hàng,Mã giao dịch VNPAY,Thời gian,Số tiền,Phí', `Hoàn tiền,${attempt.txnRef},1,20261124101500,-${group.total},0`].join('\n')
    const taken = await importSettlement(maker(), { collectorId: 'buu-dien', day: '2026-11-24', fileName: 'a.csv', bytes: Buffer.from(file) })
    expect(taken.outcome).toBe('taken')
    await expect(transferInstead(maker(), { id: refund!.id })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(confirmInFile(maker(), { id: refund!.id })).rejects.toMatchObject({ kind: 'not_found' })
    await confirmInFile(checker(), { id: refund!.id })
    expect(await statesOf(group.id)).toEqual(['done'])
    expect((await checkBooks(store)).findings.filter(({ id }) => id === refund!.id)).toEqual([])
    await expect(confirmInFile(checker(), { id: refund!.id })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('is asked about at once when VNPay’s file speaks of it', async () => {
    const { group } = await paid()
    await ask(group.id, group.total)
    await sendRefunds(ctx)
    await gateway.control({ api: 'down' })
    for (const minutes of [5, 20, 60, 120]) await later(minutes)
    await gateway.control({ api: 'up' })
    expect(await statesOf(group.id)).toEqual(['sent'])
    const day = localDay(ctx.now())
    const file = await gateway.settlementFile(day.replaceAll('-', ''))
    await importSettlement(maker(), { collectorId: 'buu-dien', day, fileName: 'a.csv', bytes: Buffer.from(file) })
    await sendRefunds(ctx)
    expect(await statesOf(group.id)).toEqual(['done'])
  })
})

it('two workers send it once', async () => {
  const { group, attempt } = await paid()
  await ask(group.id, group.total)
  const talks = await Promise.all([sendRefunds(ctx), sendRefunds(ctx), sendRefunds(ctx)])
  expect(talks.reduce((sum, one) => sum + one)).toBe(1)
  expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
})
