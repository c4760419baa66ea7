import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { takeBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import type { Context } from '#app/lib/context.ts'
import { localDay } from '#app/lib/time.ts'
import { systemContext, theRuntime } from '#app/runtime.server.ts'
import { banks, bankTransactions, journalEntries, orders } from '#db/schema/all.ts'
import { aBankedCollector, aTransferAttempt, VIETCOMBANK, vietcombankCsv } from '#db/testing/bank.ts'
import { aGroup } from '#db/testing/orders.ts'
import { aProducer } from '#db/testing.ts'
import { action } from './bank-feed.ts'

/** The demo feed's, as app/runtime.server.ts knows it. */
const KEY = 'SIMULATORCHECKSUM0123456789ABCDEFGH'
let ctx: Context
let bank: Awaited<ReturnType<typeof aBankedCollector>>
beforeAll(async () => {
  const runtime = await theRuntime()
  runtime.logger.level = 'silent'
  ctx = systemContext(runtime)
  await ctx.store.write((tx) => tx.insert(banks).values({ bin: VIETCOMBANK, code: 'VCB', shortName: 'Vietcombank', name: 'Vietcombank', receivesVietQr: true }).onConflictDoNothing())
  bank = await aBankedCollector(ctx)
})
afterAll(async () => (await theRuntime()).store.close())

const sort = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sort(inner)])) : value)
async function post(data: object, { key = KEY, at = ctx.now().getTime() } = {}) {
  const body = JSON.stringify({ error: 0, data })
  const v1 = createHmac('sha512', key).update(`${at}.${JSON.stringify(sort(JSON.parse(body)))}`).digest('hex')
  const answer = await action({ request: new Request('http://127.0.0.1:3000/api/bank-feed', { method: 'POST', body, headers: { 'content-type': 'application/json', 'X-Casso-Signature': `t=${at},v1=${v1}` } }), params: {}, context: {} })
  return `${answer.status} ${JSON.stringify(await answer.json())}`
}
const movement = (reference: string, amount: number, description: string, accountNumber = bank.number) => ({ id: 7, reference, description, amount, runningBalance: 1, transactionDateTime: `${localDay(ctx.now())} 10:00:00`, accountNumber, bankName: 'Vietcombank', bankAbbreviation: 'VCB', counterAccountName: 'TRAN VAN NAM' })
const rowsOf = (reference: string) => ctx.store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, reference))
async function awaited() {
  const group = await aGroup(ctx)
  const attempt = await aTransferAttempt(ctx, group, { accountId: bank.accountId })
  return { group, attempt, status: async () => (await ctx.store.read.select().from(orders).where(eq(orders.groupId, group.id)))[0]!.status }
}

it('believes only its own feed', async () => {
  const { group, attempt, status } = await awaited()
  const paid = movement('FEED-A', group.total, attempt.txnRef)
  expect(await post(paid, { key: 'somebody else’s key' })).toBe('401 {"success":false}')
  expect(await post(paid, { at: ctx.now().getTime() - 25 * 3_600_000 })).toBe('401 {"success":false}')
  expect(await post({ ...paid, amount: 0.5 })).toBe('422 {"success":false}')
  expect([await rowsOf('FEED-A'), await status()]).toEqual([[], 'awaiting_payment'])
})

it('settles the exact transfer at once, and repeats are harmless, at the same instant too', async () => {
  const { group, attempt, status } = await awaited()
  const paid = movement('FEED-B', group.total, `thanh toan ${attempt.txnRef} GD 1234`)
  expect(await Promise.all([post(paid), post(paid), post(paid)])).toEqual(Array.from({ length: 3 }, () => '200 {"success":true}'))
  expect(await post(paid)).toBe('200 {"success":true}')
  expect(await status()).toBe('placed')
  expect(await rowsOf('FEED-B')).toMatchObject([{ source: 'feed', state: 'matched' }])
  expect((await ctx.store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, attempt.id))).map(({ type }) => type)).toEqual(['payment_received'])
})

it('a statement with the same movement, before, after or at the same instant, takes it once', async () => {
  const files = [await awaited(), await awaited(), await awaited()]
  const feed = (at: number) => post(movement(`FEED-C${at}`, files[at]!.group.total, files[at]!.attempt.txnRef))
  const statement = async (at: number) => {
    const bytes = Buffer.from(vietcombankCsv([{ reference: `FEED-C${at}`, amount: files[at]!.group.total, description: files[at]!.attempt.txnRef }], { day: localDay(ctx.now()) }))
    await importStatement({ ...ctx, actor: bank.maker }, { accountId: bank.accountId, fileName: 'sao-ke.csv', bytes, layout: 'vietcombank' })
    await takeBankTransactions(ctx)
  }
  await feed(0)
  await statement(0)
  await statement(1)
  await feed(1)
  await Promise.all([feed(2), statement(2)])
  for (const [at, { attempt, status }] of files.entries()) {
    expect(await status()).toBe('placed')
    expect(await rowsOf(`FEED-C${at}`)).toHaveLength(1)
    expect((await ctx.store.read.select().from(journalEntries).where(eq(journalEntries.sourceId, attempt.id))).map(({ type }) => type)).toEqual(['payment_received'])
  }
})

it('hears of accounts that are none of ours, and keeps nothing of them', async () => {
  expect(await post(movement('FEED-D', 512_000, 'x', '999888777'))).toBe('200 {"success":true}')
  expect(await rowsOf('FEED-D')).toEqual([])
})

describe('a stall that takes its own money', () => {
  const aStallsAccount = async (id: string, number: string) => aBankedCollector(ctx, { id, settlement: 'direct', producerId: (await aProducer(ctx)).id, number })

  it('and writes down a collector’s number as hers gets none of its money', async () => {
    const { group, attempt, status } = await awaited()
    await aStallsAccount('ho', bank.number)
    expect(await post(movement('FEED-E', group.total, attempt.txnRef))).toBe('200 {"success":true}')
    expect(await status()).toBe('placed')
    expect(await rowsOf('FEED-E')).toMatchObject([{ accountId: bank.accountId, collectorId: bank.id, state: 'matched' }])
  })

  it('tells of its transfers herself: of what the feed hears of her account nothing is kept', async () => {
    const { number } = await aStallsAccount('ho-tu', '5550001112')
    expect(await post(movement('FEED-F', 300_000, 'mua che', number))).toBe('200 {"success":true}')
    expect(await rowsOf('FEED-F')).toEqual([])
  })
})
