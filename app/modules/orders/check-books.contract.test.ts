import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { orders } from '#db/schema/orders.ts'
import { aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { payUrlOf } from '#app/modules/payments/pay-url-of.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { answerIpn } from './answer-ipn.server.ts'
import { cancelOrder } from './cancel-order.server.ts'
import { checkBooks } from './check-books.server.ts'
import { completeDelivered } from './complete-delivered.server.ts'
import { expireHolds } from './expire-holds.server.ts'
import { recordDelivery } from './record-delivery.server.ts'
import { recordReturn } from './record-return.server.ts'

let store: Store
let ctx: TestContext
let clerk: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
})
afterAll(async () => {
  await gateway.close()
  await store.close()
})

const findings = async () => (await checkBooks(store)).findings

it('holds after every step of orders that are paid, delivered, given back, returned, left unpaid and paid late', async () => {
  expect(await findings()).toEqual([])
  const paid = await aGroup(ctx, { stalls: 2 })
  await gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, paid), { ip: '203.113.131.1' }), 'success')
  expect(await findings()).toEqual([])
  const cod = await aGroup(ctx, { method: 'cod' })
  const unpaid = await aGroup(ctx)
  const lateAttempt = await anAttempt(ctx, unpaid)
  const again = await aGroup(ctx)
  const refunded = await anAttempt(ctx, again)
  await gateway.pay(await payUrlOf(ctx, refunded, { ip: '203.113.131.1' }), 'success')
  const back = await aGroup(ctx)
  await gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, back), { ip: '203.113.131.1' }), 'success')
  expect(await findings()).toEqual([])

  for (const { id } of [...paid.orders, ...cod.orders, ...back.orders]) await store.write((tx) => tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, id)))
  for (const { code } of [paid.orders[0]!, cod.orders[0]!]) await recordDelivery(clerk, { code, source: 'post_clerk' })
  expect(await findings()).toEqual([])
  await recordReturn(clerk, { code: back.order.code, source: 'post_clerk', to: 'returning' })
  await recordReturn(clerk, { code: back.order.code, source: 'post_clerk', to: 'returned' })
  await cancelOrder(ctx, { code: again.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
  expect(await findings()).toEqual([])

  ctx.setClock(plus(ctx.now(), HOUR))
  await expireHolds(ctx)
  expect(await findings()).toEqual([])
  await gateway.pay(await payUrlOf(ctx, lateAttempt, { ip: '203.113.131.1' }), 'success').catch(() => undefined)
  for (let day = 0; day < 4; day++) {
    ctx.setClock(plus(ctx.now(), DAY))
    await sendRefunds(ctx)
    await completeDelivered(ctx)
  }
  const books = await checkBooks(store)
  expect(books).toMatchObject({ findings: [], count: 0 })
  expect(books.entries).toBeGreaterThan(10)
})
