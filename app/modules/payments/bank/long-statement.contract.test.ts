import { count, sum } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { bankStatements, bankTransactions } from '#db/schema/payments.ts'
import { openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aBankedCollector } from '#db/testing/bank.ts'
import { runs } from '#db/testing/runs.ts'
import { importStatement } from './import-statement.server.ts'
import { MOST_BYTES, MOST_ROWS } from './read-statement.server.ts'

const ROWS = runs(10_000, MOST_ROWS)
const MB = 1024 * 1024
let store: Store
let ctx: TestContext
let bank: Awaited<ReturnType<typeof aBankedCollector>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  bank = await aBankedCollector(ctx)
})
afterAll(() => store.close())

const HEAD = Buffer.from('Ngày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Mô tả\n')
function fileOf(rows: number, last = ''): Buffer {
  const pieces = [HEAD]
  for (let from = 0; from < rows; from += 10_000) pieces.push(Buffer.from(Array.from({ length: Math.min(10_000, rows - from) }, (_, at) => `22/11/2026,FT26326${from + at},,${from + at + 1},MBVCB ${from + at} chuyen tien\n`).join('')))
  return Buffer.concat([...pieces, Buffer.from(last)])
}
const send = (bytes: Buffer, fileName: string) => importStatement(ctx.as(bank.maker), { accountId: bank.accountId, fileName, bytes, layout: 'vietcombank' })
const rowsKept = async () => Number((await store.read.select({ n: count() }).from(bankTransactions))[0]!.n)

it(`a statement of ${ROWS} lines with one wrong line at its end is refused whole, by that line`, { timeout: 3_600_000 }, async () => {
  const refused = await send(fileOf(ROWS - 1, '22/11/2026,FTX,,mot trieu,x\n'), 'refused.csv')
  expect(refused).toMatchObject({ outcome: 'refused', report: { rows: ROWS, accepted: ROWS - 1, refused: 1, faults: [{ line: ROWS + 1, fault: 'amountUnreadable' }] } })
  expect(await rowsKept()).toBe(0)
})

it(`a statement of ${ROWS} lines is taken whole, once, without piling up in memory`, { timeout: 3_600_000 }, async () => {
  const bytes = fileOf(ROWS)
  expect(bytes.length).toBeLessThan(MOST_BYTES)
  const [began, cpu, before] = [performance.now(), process.cpuUsage(), process.memoryUsage().rss]
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  const taken = await send(bytes, 'long.csv')
  clearInterval(watch)
  const { user, system } = process.cpuUsage(cpu)
  expect(taken).toMatchObject({ outcome: 'taken', rows: ROWS, taken: ROWS })
  if (ROWS === MOST_ROWS) console.info(`${process.env.TEST_ENGINE}: ${ROWS} lines, ${(bytes.length / MB).toFixed(0)} MB: ${((performance.now() - began) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor, ${((most - before) / MB).toFixed(0)} MB more memory`)
  expect((most - before) / MB).toBeLessThan(600)
  const [kept] = await store.read.select({ n: count(), amount: sum(bankTransactions.amount) }).from(bankTransactions)
  expect([Number(kept!.n), Number(kept!.amount)]).toEqual([ROWS, (ROWS * (ROWS + 1)) / 2])
  expect(await send(bytes, 'again.csv')).toMatchObject({ outcome: 'known', rows: ROWS })
  expect(await store.read.$count(bankStatements)).toBe(1)

  if (ROWS < MOST_ROWS) return
  expect(await send(fileOf(MOST_ROWS + 1), 'too-long.csv')).toEqual({ outcome: 'unreadable', why: { fault: 'tooManyRows' } })
  expect(await rowsKept()).toBe(ROWS)
})
