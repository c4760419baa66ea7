import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aPerson, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway } from '#db/testing/gateway.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import type { Actor } from '#app/lib/context.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/refunding/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { groupMoney } from '#app/modules/orders/line-left.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { listBuyerGroups } from './list-buyer-groups.server.ts'

let store: Store
let ctx: TestContext
let buyer: TestContext & { actor: Actor }
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  const person = await aPerson(ctx)
  buyer = ctx.as({ personId: person.id, name: person.fullName, grants: [] }) as typeof buyer
})
afterAll(async () => {
  await gateway.close()
  await store.close()
})

const paid = async () => {
  const group = await aGroup(ctx, { goods: 2, buyerId: buyer.actor.personId })
  await gateway.pay(await payUrlOf(ctx, await anAttempt(ctx, group), { ip: '203.113.131.1' }), 'success')
  return group
}
const sent = async () => {
  for (let round = 0; round < 14; round++) {
    ctx.setClock(plus(ctx.now(), 10 * MINUTE))
    await sendRefunds(ctx)
  }
}

/** What the list says, having made sure that the order's own page says the same. */
async function money(code: string) {
  const row = (await listBuyerGroups(buyer)).rows.find((one) => one.code === code)!
  const { orders, refunds } = await getBuyerOrder(buyer, { groupCode: code, access: { granted: false } })
  expect(groupMoney(orders, refunds)).toEqual(row.money)
  return row.money
}

it('the list says what an order comes to and what was paid back, as its page does: whole, by line, on its way and done', async () => {
  const [kept, partly, whole] = [await paid(), await paid(), await paid()]
  const { producer, products: [, honey] } = partly.seller
  const off = 2 * honey!.price
  await cancelLine(ctx.as(producer.actor, producer.member), { code: partly.order.code, productId: honey!.id, quantity: 2, seen: 2, reason: 'out_of_stock', as: 'seller' })
  await cancelOrder(buyer, { code: whole.order.code, reason: 'changed_mind', as: 'buyer', granted: false })

  expect(await money(kept.code)).toEqual({ agreed: kept.total, left: kept.total, back: 0, going: 0 })
  expect(await money(partly.code)).toEqual({ agreed: partly.total, left: partly.total - off, back: 0, going: off })
  expect(await money(whole.code)).toEqual({ agreed: whole.total, left: 0, back: 0, going: whole.total })
  await sent()
  expect(await money(partly.code)).toEqual({ agreed: partly.total, left: partly.total - off, back: off, going: 0 })
  expect(await money(whole.code)).toEqual({ agreed: whole.total, left: 0, back: whole.total, going: 0 })
})

it('money that came twice and went back is not money of the order', () => {
  const order = { total: 512_000, goodsOff: 0, shippingOff: 0 }
  expect(groupMoney([order], [{ amount: 512_000, reason: 'duplicate', state: 'done' }])).toEqual({ agreed: 512_000, left: 512_000, back: 0, going: 0 })
})
