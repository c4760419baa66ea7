import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { journalEntries, journalLines } from '#db/schema/payments.ts'
import type { Store } from '#db/client.server.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { credit, debit, paymentReceived, type Posting } from './entries.ts'
import { balanceOf } from './ledger.repo.server.ts'
import { postEntry } from './post-entry.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

const post = (posting: Posting) => ctx.store.write((tx) => postEntry(tx, ctx, posting))
const received = (sourceId: string, total = 100_000) => paymentReceived({ collectorId: 'c', sourceId, into: 'bank', orders: [{ orderId: 'o1', producerId: 'p1', total }] })

it('books a fact once, and the balances follow', async () => {
  expect(await post(received('a1'))).toBe(true)
  expect(await post(received('a1'))).toBe(false)
  expect(await post(received('a2', 50_000))).toBe(true)
  expect(await balanceOf(store.read, 'c', '112')).toBe(150_000)
  expect(await balanceOf(store.read, 'c', '3386', 'p1')).toBe(-150_000)
  expect(await balanceOf(store.read, 'other', '112')).toBe(0)
})

it.each<[string, Partial<Posting>]>([
  ['does not balance', { lines: [debit('bank', 2), credit('commission', 1)] }],
  ['names no account', { lines: [{ account: '999', amount: 1 }, credit('commission', 1)] }],
  ['lacks the producer of a sub-account', { lines: [debit('bank', 1), credit('producerBalance', 1)] }],
  ['has a fraction of a đồng', { lines: [debit('bank', 0.5), credit('commission', 0.5)] }],
  ['has no collector', { collectorId: '', lines: [debit('bank', 1), credit('commission', 1)] }],
])('refuses an entry that %s, and keeps nothing of it', async (_why, wrong) => {
  await expect(post({ type: 'manual', collectorId: 'c', sourceType: 'manual', sourceId: 'm1', lines: [], ...wrong })).rejects.toThrow(RangeError)
  expect(await store.read.select().from(journalEntries).where(sql`${journalEntries.sourceId} = 'm1'`)).toEqual([])
})

it.each([
  ['update', () => store.write((tx) => tx.update(journalLines).set({ amount: 1 }))],
  ['delete', () => store.write((tx) => tx.delete(journalEntries))],
])('the engine refuses to %s what is booked', async (_act, act) => {
  await post(received('a3'))
  await expect(act()).rejects.toThrow()
})
