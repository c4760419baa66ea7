import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { expect, it } from 'vitest'
import { bookOpening } from '#app/modules/orders/books/book-opening.server.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import { openStore } from './client.server.ts'
import { engine } from './dialect.ts'
import { orders } from './schema/orders.ts'
import { paymentAttempts, refunds } from './schema/payments.ts'
import { testContext } from './testing.ts'

const AT = new Date('2026-11-20T03:00:00Z')
const url = process.env.DATABASE_URL!

/** A database as the first release left it: the migrations up to 0000, and rows of that time. */
async function theFirstRelease(rows: readonly [table: string, row: Record<string, unknown>][]) {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lang-first-'))
  mkdirSync(join(folder, 'meta'))
  const own = `db/migrations/${engine}`
  cpSync(`${own}/0000_foundation.sql`, join(folder, '0000_foundation.sql'))
  const journal = JSON.parse(readFileSync(`${own}/meta/_journal.json`, 'utf8')) as { entries: unknown[] }
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }))
  const columns = (row: Record<string, unknown>) => Object.keys(row).join(', ')
  if (engine === 'sqlite') {
    const database = new Database(url)
    migrateSqlite(drizzleSqlite(database), { migrationsFolder: folder })
    for (const [table, row] of rows) {
      const values = Object.values(row).map((value) => (value instanceof Date ? value.getTime() : typeof value === 'boolean' ? Number(value) : value))
      database.prepare(`insert into ${table} (${columns(row)}) values (${values.map(() => '?').join(', ')})`).run(...values)
    }
    return void database.close()
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await migratePostgres(drizzlePostgres(client), { migrationsFolder: folder })
  for (const [table, row] of rows) await client.query(`insert into ${table} (${columns(row)}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row))
  await client.end()
}

const place = { province_code: '19', commune_code: '05503' }
const group = (id: string, total: number) => ({
  ...{ id, code: `CODE-${id}`, request_id: `request-${id}`, collector_id: 'c', buyer_name: 'Nam', buyer_phone: '+84912000002', recipient_name: 'Nam', recipient_phone: '+84912000002', ...place },
  ...{ province_name: 'Tỉnh Thái Nguyên', commune_name: 'Xã Tân Cương', address_line: 'Xóm 1', goods_total: total - 20_000, shipping_total: 20_000, total, method: 'vnpay', locale: 'vi', placed_at: AT, paid_at: AT },
})
const order = (id: string, total: number, row: object) => ({
  ...{ id, group_id: id, code: `ORDER-${id}`, stall_id: 's', producer_id: 'p', unit_path: '19/05503', stall_name: 'Chè', seller_token: `token-${id}`, cod: false, goods_total: total - 20_000, shipping_fee: 20_000, total, created_at: AT, placed_at: AT },
  ...row,
})
const line = (order_id: string, amount: number) => ({ order_id, product_id: 'tea', name: 'Chè', unit_label: 'gói', unit_price: amount, quantity: 1, amount, grams: 300, tax_treatment: 'own_unprocessed' })
const attempt = (id: string, amount: number) => ({ id, group_id: id, method: 'vnpay', txn_ref: `ref-${id}`, amount, state: 'paid', created_at: AT, expires_at: AT, settled_at: AT, settled_by: 'ipn' })
const held = (group_id: string) => ({ id: `hold-${group_id}`, group_id, product_id: 'tea', quantity: 1, state: 'sold', created_at: AT })
const moved = (id: string, delta: number, reason: string, group_id: string | null) => ({ id, product_id: 'tea', delta, reason, group_id, at: AT })

it('a database of the first release keeps every row, and its baskets enter the books', async () => {
  await theFirstRelease([
    ['collectors', { id: 'c', name: 'Bưu điện', settlement: 'collect' }],
    ['producers', { id: 'p', kind: 'household', name: 'Hộ Tư', search_text: 'ho tu', grows: 'Chè', unit_path: '19/05503', ...place, registered_by: 'x', created_at: AT }],
    ['stalls', { id: 's', producer_id: 'p', collector_id: 'c', slug: 'che', name: 'Chè', ...place, state: 'open', created_at: AT }],
    ['ocop_sets', { id: 'che', industry: 'I', industry_name: 'Thực phẩm', group_name: 'Chè', name: 'Chè', position: 1 }],
    ['products', { id: 'tea', stall_id: 's', set_id: 'che', slug: 'tea', name: 'Chè', search_text: 'che', unit_label: 'gói', net_unit: 'g', net_amount: 200, price: 100_000, stock: 9, ship_grams: 300, storage: 'kho-mat', description: '', ...place, created_at: AT }],
    ['stock_movements', moved('m1', 10, 'listed', null)],
    ['stock_movements', moved('m2', -1, 'held', 'done')],
    ['stock_movements', moved('m3', -1, 'held', 'gone')],
    ['stock_movements', moved('m4', 1, 'returned', 'gone')],
    ['order_groups', group('done', 120_000)],
    ['orders', order('done', 120_000, { status: 'completed', delivered_at: AT, delivered_source: 'buyer' })],
    ['order_lines', line('done', 100_000)],
    ['payment_attempts', attempt('done', 120_000)],
    ['stock_holds', held('done')],
    ['order_groups', group('gone', 70_000)],
    ['orders', order('gone', 70_000, { status: 'cancelled', cancel_reason: 'out_of_stock' })],
    ['order_lines', line('gone', 50_000)],
    ['payment_attempts', attempt('gone', 70_000)],
    ['stock_holds', { ...held('gone'), state: 'released' }],
    ['refunds', { id: 'back', attempt_id: 'gone', group_id: 'gone', order_id: 'gone', amount: 70_000, reason: 'cancelled', state: 'done', requested_at: AT, done_at: AT }],
  ])
  const store = await openStore(url)
  const ctx = testContext({ store, at: new Date('2026-11-23T03:00:00Z') })
  expect(await bookOpening(ctx)).toBe(2)
  expect(await bookOpening(ctx)).toBe(0)

  expect((await store.read.select().from(orders)).map(({ id, status, total }) => [id, status, total]).sort()).toEqual([['done', 'completed', 120_000], ['gone', 'cancelled', 70_000]])
  expect((await store.read.select().from(paymentAttempts)).map(({ collectorId, amount }) => [collectorId, amount]).sort()).toEqual([['c', 120_000], ['c', 70_000]])
  expect(await store.read.select().from(refunds)).toMatchObject([{ id: 'back', amount: 70_000, state: 'done', channel: 'vnpay' }])
  expect((await checkBooks(store)).findings).toEqual([])
  await store.close()
})
