import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { moneyTasks, refunds } from '#db/schema/payments.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { answerIpn } from '../../orders/answer-ipn.server.ts'
import { payUrlOf } from '../pay-url-of.server.ts'
import { requestRefund } from './request-refund.server.ts'
import { sendRefunds } from './send-refunds.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
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

it('two workers send it once', async () => {
  const { group, attempt } = await paid()
  await ask(group.id, group.total)
  const talks = await Promise.all([sendRefunds(ctx), sendRefunds(ctx), sendRefunds(ctx)])
  expect(talks.reduce((sum, one) => sum + one)).toBe(1)
  expect((await gateway.recordOf(attempt.txnRef))!.refunds).toHaveLength(1)
})
