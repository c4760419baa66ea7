import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import type { Store } from './client.server.ts'
import { products } from './schema/catalog.ts'
import { events } from './schema/events.ts'
import { orderGroups, orders } from './schema/orders.ts'
import { journalEntries, paymentAttempts, refunds } from './schema/payments.ts'
import { openTestStore, testContext, type TestContext } from './testing.ts'
import { faultsOf } from './testing/books.ts'
import { chance } from './testing/chance.ts'
import { offlineGateway, signedByGateway } from './testing/gateway.ts'
import { aMarket, aPurchase, type Bought } from './testing/market.ts'
import { runs } from './testing/runs.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  ctx.ports = { ...ctx.ports, payments: offlineGateway() }
})
afterAll(() => store.close())

/** final: the gateway's word about the end of one attempt. The first counts, and a payment after a failure: money that came is never lost. Every other is 02. */
type Message = { ref: string; query: URLSearchParams; expect: '97' | '01' | '04' | '00' | 'final'; says?: 'paid' | 'failed' }
const words = { paid: { vnp_ResponseCode: '00', vnp_TransactionStatus: '00' }, failed: { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' }, suspected: { vnp_ResponseCode: '07', vnp_TransactionStatus: '07' } }
const about = (ref: string, amount: number, says: keyof typeof words) => signedByGateway({ vnp_TxnRef: ref, vnp_Amount: String(amount * 100), vnp_TransactionNo: '14000001', ...words[says] })
const answer = async (query: URLSearchParams) => (await answerIpn(ctx, query, (error) => expect(error).toBeUndefined())).RspCode

const GROUPS = runs(40, 1_000)
const MESSAGES = runs(400, 10_000)

it(`${MESSAGES} messages of the gateway, valid, repeated, reordered, forged, wrong and unknown, two at the same instant: the documented answers, and one settlement each`, { timeout: 900_000 }, async () => {
  const dice = chance('messages of the gateway')
  const market = await aMarket(ctx, { stalls: 2, goods: 1, stock: GROUPS * 2 })
  const bought: Bought[] = []
  for (let n = 0; n < GROUPS; n++) bought.push(await aPurchase(ctx, { basket: market.goods.map((goods) => [goods, 1] as const) }))

  const known = bought.map(({ attempts: [attempt] }) => ({ ref: attempt!.txnRef, amount: attempt!.amount }))
  const stories = known.map((one) => ({ ...one, says: dice.oneOf(['paid', 'paid', 'paid', 'failed'] as const) }))
  const messages: Message[] = stories.map(({ ref, amount, says }) => ({ ref, query: about(ref, amount, says), expect: 'final', says }))
  while (messages.length < MESSAGES) {
    const { ref, amount, says } = dice.oneOf(stories)
    messages.push(
      dice.oneOf<() => Message>([
        () => ({ ref, query: about(ref, amount, says), expect: 'final', says }),
        () => ({ ref, query: about(ref, amount, says), expect: 'final', says }),
        () => ({ ref, query: about(ref, amount, says === 'paid' ? 'failed' : 'paid'), expect: 'final', says: says === 'paid' ? 'failed' : 'paid' }),
        () => ({ ref, query: about(ref, amount + dice.oneOf([-1, 1, 1_000, -amount + 1, amount]), 'paid'), expect: '04' }),
        () => ({ ref: 'nobody', query: about(`${ref}9`, amount, 'paid'), expect: '01' }),
        () => ({ ref, query: forged(about(ref, amount, 'paid'), dice.below(4)), expect: '97' }),
        () => ({ ref, query: about(ref, amount, 'suspected'), expect: '00' }),
      ])(),
    )
  }

  const stands = new Map<string, 'paid' | 'failed'>()
  const answers = new Map<string, number>()
  const waiting = dice.shuffled(messages)
  while (waiting.length > 0) {
    const together = waiting.splice(0, dice.oneOf([1, 2, 4, 8]))
    if (together.length > 1 && dice.below(3) === 0) together.push(together[0]!)
    const said = await Promise.all(together.map(async (message) => ({ ...message, code: await answer(message.query) })))
    for (const { code } of said) answers.set(code, (answers.get(code) ?? 0) + 1)
    for (const { ref, code, expect: expected } of said) {
      if (expected === 'final') continue
      const settledMeanwhile = expected === '00' && (stands.has(ref) || said.some((other) => other.says && other.ref === ref))
      expect(settledMeanwhile ? ['00', '02'] : [expected]).toContain(code)
    }
    for (const ref of new Set(said.flatMap((one) => (one.says ? [one.ref] : [])))) {
      const about = said.filter((one) => one.says && one.ref === ref)
      const taken = (says: 'paid' | 'failed') => about.filter((one) => one.says === says && one.code === '00').length
      const [before, paying] = [stands.get(ref), about.some(({ says }) => says === 'paid')]
      expect(about.every(({ code }) => code === '00' || code === '02')).toBe(true)
      expect(taken('paid'), `${ref} settled`).toBe(paying && before !== 'paid' ? 1 : 0)
      if (before !== undefined) expect(taken('failed')).toBe(0)
      else if (!paying) expect(taken('failed')).toBe(1)
      stands.set(ref, paying || before === 'paid' ? 'paid' : 'failed')
    }
  }
  console.info(`answers: ${JSON.stringify(Object.fromEntries([...answers].sort()))}, ${stands.size} attempts settled`)

  expect(stands.size).toBe(GROUPS)
  const paid = bought.filter(({ attempts: [attempt] }) => stands.get(attempt!.txnRef) === 'paid')
  await expectSettledOnce(bought, paid)
  expect(await faultsOf(store, market.collectorId)).toEqual([])
  for (const { id, stock } of market.goods) expect((await store.read.select().from(products).where(eq(products.id, id)))[0]!.stock).toBe(stock - GROUPS)
})

async function expectSettledOnce(bought: Bought[], paid: Bought[]) {
  const paidIds = new Set(paid.map(({ id }) => id))
  const groups = await store.read.select({ id: orderGroups.id, paidAt: orderGroups.paidAt }).from(orderGroups)
  for (const { id, paidAt } of groups) expect(paidAt !== null).toBe(paidIds.has(id))
  for (const { groupId, state } of await store.read.select().from(paymentAttempts)) expect(state).toBe(paidIds.has(groupId) ? 'paid' : 'failed')
  for (const { groupId, status } of await store.read.select().from(orders)) expect(status).toBe(paidIds.has(groupId) ? 'placed' : 'awaiting_payment')
  const booked = await store.read.select().from(journalEntries)
  expect(booked.map(({ sourceId }) => sourceId).sort()).toEqual(paid.map(({ attempts: [attempt] }) => attempt!.id).sort())
  const placed = await store.read.select({ id: events.subjectId }).from(events).where(eq(events.type, 'order.placed'))
  expect(placed.map(({ id }) => id).sort()).toEqual(paid.flatMap(({ orders: own }) => own.map(({ id }) => id)).sort())
  const settled = await store.read.select({ id: events.subjectId }).from(events).where(inArray(events.type, ['payment.settled']))
  expect(settled.map(({ id }) => id).sort()).toEqual([...paidIds].sort())
  expect(await store.read.select().from(refunds)).toEqual([])
  expect(groups).toHaveLength(bought.length)
}

/** Signed by somebody else, unsigned, changed after signing, or with a field said twice. */
function forged(query: URLSearchParams, how: number): URLSearchParams {
  const wrong = new URLSearchParams(query)
  if (how === 0) wrong.set('vnp_SecureHash', wrong.get('vnp_SecureHash')!.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))
  else if (how === 1) wrong.delete('vnp_SecureHash')
  else if (how === 2) wrong.set('vnp_TransactionNo', '14000002')
  else wrong.append('vnp_Amount', '100')
  return wrong
}
