import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { collectorAccounts } from '#db/schema/payments.ts'
import { banks } from '#db/schema/places.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { addCollectorAccount, collectorAccount, collectorAccountById } from './collector-account.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await store.write((tx) => tx.insert(banks).values({ code: 'VCB', bin: '970436', shortName: 'Vietcombank', name: 'Vietcombank', receivesVietQr: true }))
})
afterAll(() => store.close())

it('the account of today, the account of then, and who a number belongs to', async () => {
  expect(await collectorAccount(store.read, ctx, 'buu-dien')).toBeUndefined()
  const first = { collectorId: 'buu-dien', bankBin: '970436', number: '1023456789012', holderName: 'BUU DIEN DEMO' }
  const firstId = await store.write((tx) => addCollectorAccount(tx, ctx, first))
  expect(await collectorAccount(store.read, ctx, 'buu-dien')).toEqual({ id: firstId, ...first, bankName: 'Vietcombank', numberEnd: '9012' })
  const [kept] = await store.read.select().from(collectorAccounts).where(eq(collectorAccounts.id, firstId))
  expect(JSON.stringify(kept)).not.toContain('1023456789012')

  ctx.setClock(plus(ctx.now(), DAY))
  const second = { ...first, bankBin: '970405', number: '8500205123456' }
  const secondId = await store.write((tx) => addCollectorAccount(tx, ctx, second))
  expect(await collectorAccount(store.read, ctx, 'buu-dien')).toMatchObject({ id: secondId, bankName: '970405' })
  expect(await collectorAccountById(store.read, ctx, firstId)).toMatchObject(first)
  expect(await collectorAccount(store.read, ctx, 'somebody else')).toBeUndefined()

  ctx.setClock(plus(ctx.now(), DAY))
  expect(await store.write((tx) => addCollectorAccount(tx, ctx, { ...first, holderName: 'BUU DIEN MOI' }))).toBe(firstId)
  expect(await collectorAccount(store.read, ctx, 'buu-dien')).toMatchObject({ id: firstId, holderName: 'BUU DIEN MOI', number: first.number })
  expect(await store.write((tx) => addCollectorAccount(tx, ctx, { ...first, collectorId: 'another' }))).not.toBe(firstId)
  expect(await store.read.select({ id: collectorAccounts.id }).from(collectorAccounts).where(and(eq(collectorAccounts.collectorId, 'buu-dien'), isNull(collectorAccounts.validTo)))).toEqual([{ id: firstId }])
})
