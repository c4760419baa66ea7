import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { products, stockHolds } from '#db/schema/catalog.ts'
import { orders, orderSteps } from '#db/schema/orders.ts'
import { paymentAttempts, refunds } from '#db/schema/payments.ts'
import type { Story } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { runs } from '#db/testing/runs.ts'
import { openShop } from '#db/testing/shop.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { cancelOrder } from './cancel-order.server.ts'
import { cancelUnanswered } from './cancel-unanswered.server.ts'
import { completeDelivered } from './complete-delivered.server.ts'
import { confirmOrder } from './confirm-order.server.ts'
import { confirmReceipt } from './confirm-receipt.server.ts'
import { expireHolds } from './expire-holds.server.ts'
import { handOver } from './hand-over.server.ts'
import { mayMove, type OrderStatus, type StepSource } from './order-states.ts'
import { packOrder } from './pack-order.server.ts'
import { recordDelivery } from './record-delivery.server.ts'
import { recordReturn } from './record-return.server.ts'
import { sweepAttempts } from './settling/sweep-attempts.server.ts'

const { store, ctx, clerk, gateway, close } = await openShop()
afterAll(close)

type Group = Awaited<ReturnType<typeof aGroup>>
type Act = { name: string; at: 0 | 1; story: Story; minutes: number }

const acts: Record<string, (group: Group, act: Act) => Promise<unknown>> = {
  pay: async (group, { story, at }) => gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, group, at ? 'VNPAYQR' : null), { ip: '203.113.131.1' }), story),
  confirm: ({ sellers, orders: [...all] }, { at }) => confirmOrder(sellerOf(sellers[at]!), all[at]!),
  pack: ({ sellers, orders: [...all] }, { at }) => packOrder(sellerOf(sellers[at]!), all[at]!),
  handOver: ({ sellers, orders: [...all] }, { at }) => handOver(sellerOf(sellers[at]!), { code: all[at]!.code, carrier: 'vnpost', trackingCode: `T${all[at]!.code}` }),
  deliver: ({ orders: [...all] }, { at }) => recordDelivery(clerk, { code: all[at]!.code, source: 'post_clerk' }),
  goBack: ({ orders: [...all] }, { at }) => recordReturn(clerk, { code: all[at]!.code, source: 'post_clerk', to: 'returning' }),
  cameBack: ({ orders: [...all] }, { at }) => recordReturn(clerk, { code: all[at]!.code, source: 'post_clerk', to: 'returned' }),
  receive: ({ orders: [...all] }, { at }) => confirmReceipt(ctx, { code: all[at]!.code, granted: true }),
  buyerCancels: ({ orders: [...all] }, { at }) => cancelOrder(ctx, { code: all[at]!.code, reason: 'changed_mind', as: 'buyer', granted: true }),
  sellerCancels: ({ sellers, orders: [...all] }, { at }) => cancelOrder(sellerOf(sellers[at]!), { code: all[at]!.code, reason: 'out_of_stock', as: 'seller' }),
  sweep: () => sweep(),
  wait: (_group, { minutes }) => (ctx.setClock(plus(ctx.now(), minutes * MINUTE)), sweep()),
}
const sellerOf = ({ producer }: Group['sellers'][number]) => ctx.as(producer.actor, producer.member)

async function sweep() {
  for (const one of [expireHolds, sweepAttempts, cancelUnanswered, completeDelivered, sendRefunds]) await one(ctx)
}

/** A refusal in words is an answer like any other; so is a gateway that lets nobody pay twice or late. */
const tolerant = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof DomainError) && !String(error).includes('the gateway kept the buyer')) throw error
  })

const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(...Object.keys(acts), 'pay', 'confirm', 'pack', 'handOver'),
  at: fc.constantFrom(0 as const, 1 as const),
  story: fc.constantFrom<Story>('success', 'success', 'silent', 'twice', 'short', 'wrong_amount', 'forged'),
  minutes: fc.constantFrom(1, 14, 16, 25, 600, 3_000),
})

it('whatever people do, in whatever order: no đồng is lost, kept twice or given back twice, and goods go with orders', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (story) => {
      ctx.setClock(new Date('2026-11-22T02:00:00Z'))
      const group = await aGroup(ctx, { stalls: 2 })
      for (const one of story) await tolerant(acts[one.name]!(group, one))
      for (let round = 0; round < 16; round++) {
        ctx.setClock(plus(ctx.now(), round < 4 ? HOUR : DAY))
        await sweep()
      }
      await check(group)
    }),
    { numRuns: runs(8, 400) },
  )
})

async function check(group: Group) {
  const all = await store.read.select().from(orders).where(eq(orders.groupId, group.id))
  const holds = await store.read.select().from(stockHolds).where(eq(stockHolds.groupId, group.id))
  for (const [at, { product }] of group.sellers.entries()) {
    const order = all.find(({ id }) => id === group.orders[at]!.id)!
    const hold = holds.find(({ productId }) => productId === product.id)!
    expect({ order: order.status, hold: hold.state }).toEqual({ order: order.status, hold: order.status === 'cancelled' ? 'released' : 'sold' })
    const [shelf] = await store.read.select().from(products).where(eq(products.id, product.id))
    expect(shelf!.stock).toBe(hold.state === 'sold' ? 8 : 10)
  }

  const attempts = await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, group.id))
  let taken = 0
  for (const { txnRef } of attempts) {
    const record = await gateway.recordOf(txnRef)
    if (record?.state === 'paid') taken += Number(record.amount) / 100
  }
  const back = await store.read.select().from(refunds).where(eq(refunds.groupId, group.id))
  const kept = all.filter(({ status }) => status !== 'cancelled' && status !== 'returned')
  expect(taken).toBe(sum(kept.map(({ total }) => total)) + sum(back.map(({ amount }) => amount)))
  expect(back.map(({ state }) => state)).toEqual(back.map(() => 'done'))

  const steps = await store.read.select().from(orderSteps).where(inArray(orderSteps.orderId, all.map(({ id }) => id))).orderBy(orderSteps.at, orderSteps.id)
  for (const { id, status } of all) {
    const path = steps.filter(({ orderId }) => orderId === id)
    for (const [at, step] of path.slice(1).entries()) expect([path[at]!.status, step.status, step.source, mayMove(path[at]!.status as OrderStatus, step.status as OrderStatus, step.source as StepSource)]).toContain(true)
    expect(path.at(-1)!.status).toBe(status)
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
