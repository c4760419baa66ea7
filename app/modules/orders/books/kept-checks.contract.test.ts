import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGroup } from '#db/testing/orders.ts'
import { tamper } from '#db/testing/raw-sql.ts'
import { HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { paymentReceived } from '#app/modules/payments/ledger/entries.ts'
import { booksState } from '#app/modules/payments/ledger/kept-checks.server.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { checkBooksWhenDue } from './check-books.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

const stateFor = (...collectorIds: string[]) => booksState(store.read, collectorIds)
const later = (ms: number) => ctx.setClock(plus(ctx.now(), ms))

it('the first line says what the last check said, when, and how much it does not know', async () => {
  const { order, seller } = await aGroup(ctx)
  expect(await stateFor('buu-dien')).toEqual({ kind: 'unchecked' })
  expect(await checkBooksWhenDue(ctx)).toBe(true)
  const first = ctx.now()
  expect(await stateFor('buu-dien')).toEqual({ kind: 'agrees', at: first, count: 0, since: 0 })

  later(MINUTE)
  // An entry for a payment that never was.
  await store.write((tx) => postEntry(tx, ctx, paymentReceived({ collectorId: 'buu-dien', sourceId: 'nothing', into: 'bank', orders: [{ orderId: order.id, producerId: seller.producer.id, total: 512_000 }] })))
  expect(await checkBooksWhenDue(ctx)).toBe(false)
  expect(await stateFor('buu-dien')).toEqual({ kind: 'agrees', at: first, count: 0, since: 1 })
  expect(await stateFor('another')).toEqual({ kind: 'agrees', at: first, count: 0, since: 0 })

  later(HOUR)
  expect(await checkBooksWhenDue(ctx)).toBe(true)
  expect(await stateFor('buu-dien')).toEqual({ kind: 'differs', at: ctx.now(), count: 2, since: 0 })
  expect(await stateFor('another')).toMatchObject({ kind: 'agrees', count: 0 })
})

it('more of one kind than are listed are counted', async () => {
  await tamper(...Array.from({ length: 60 }, (_, n) => `insert into ledger_balances (collector_id, account, party, period, amount, debit, lines) values ('buu-dien', '112', '', '19${10 + n}-01', 1, 1, 1)`))
  later(HOUR)
  await checkBooksWhenDue(ctx)
  expect(await stateFor('buu-dien')).toMatchObject({ kind: 'differs', count: 62 })
})
