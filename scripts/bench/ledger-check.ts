// npm run bench:ledger [entries …]: how long the check of the books takes, and whether it grows faster than the journal.
// Default 100000 and 1000000 entries in a SQLite file of its own; DATABASE_URL=postgres://… names an empty database instead.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { openReader, openStore } from '#db/client.server.ts'
import { engine } from '#db/dialect.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'

const ENTRIES_OF_AN_ORDER = 3
const PRODUCERS = 200
const ROUNDS = 5
const [GOODS, SHIPPING] = [100_000, 32_000]

/** cpu: of this process; beside PostgreSQL most of the work is elsewhere. */
type Measured = { entries: number; ms: number; cpu: number }

const folder = mkdtempSync(join(tmpdir(), 'cho-lang-bench-'))
const wanted = process.argv.slice(2).map(Number)
const results: Measured[] = []
try {
  for (const entries of wanted.length > 0 ? wanted : [100_000, 1_000_000]) {
    const url = engine === 'postgres' ? process.env.DATABASE_URL! : join(folder, `${entries}.sqlite`)
    await (await openStore(url)).close()
    await fill(url, Math.ceil(entries / ENTRIES_OF_AN_ORDER))
    results.push(await measure(url))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`\n${engine}, Node ${process.version}, median of ${ROUNDS}`)
console.log('| entries | check ms | of it CPU ms | ms for 1000 entries | against the first | the same in CPU |\n|---|---|---|---|---|---|')
for (const { entries, ms, cpu } of results) {
  const first = results[0]!
  const growth = (now: number, then: number) => (now / entries / (then / first.entries)).toFixed(2)
  console.log(`| ${entries} | ${ms.toFixed(0)} | ${cpu.toFixed(0)} | ${((ms / entries) * 1_000).toFixed(2)} | ${growth(ms, first.ms)} | ${growth(cpu, first.cpu)} |`)
}

async function measure(url: string): Promise<Measured> {
  const reader = await openReader(url)
  const rounds: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    const { entries, count, findings } = await checkBooks(reader)
    const { user, system } = process.cpuUsage(before)
    rounds.push({ entries, ms: performance.now() - started, cpu: (user + system) / 1_000 })
    if (count > 0) throw new Error(`the books of the bench differ: ${JSON.stringify(findings.slice(0, 3))}`)
  }
  await reader.close()
  const median = (pick: (one: Measured) => number) => rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
  return { entries: rounds[0]!.entries, ms: median(({ ms }) => ms), cpu: median(({ cpu }) => cpu) }
}

/** Orders that were paid by VNPay, delivered and released, written set by set: the same text for both engines. */
async function fill(url: string, orders: number): Promise<void> {
  const at = engine === 'postgres' ? "timestamptz '2026-11-22T02:00:00Z'" : String(Date.parse('2026-11-22T02:00:00Z'))
  const no = engine === 'postgres' ? 'false' : '0'
  const id = (kind: string, n = 'i') => `'000000${kind}0-0000-7000-8000-' || (100000000000 + ${n})`
  const numbers = (many: number) => `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})`
  const producer = id('1', `(i % ${PRODUCERS}) + 1`)
  const product = id('2', `(i % ${PRODUCERS}) + 1`)
  const insert = (table: string, columns: string, values: string, many = orders) => `${engine === 'postgres' ? '' : numbers(many)} insert into ${table} (${columns}) ${engine === 'postgres' ? numbers(many) : ''} select ${values} from n`
  const entry = (kind: string, type: string, sourceType: string, source: string) =>
    insert('journal_entries', 'id, collector_id, type, key, source_type, source_id, period, at, booked_at', `${id(kind)}, 'c', '${type}', '${type}:' || ${source}, '${sourceType}', ${source}, '2026-11', ${at}, ${at}`)
  const line = (kind: string, position: number, account: string, amount: number, party: string) =>
    insert('journal_lines', 'entry_id, position, collector_id, period, account, party, order_id, amount', `${id(kind)}, ${position}, 'c', '2026-11', '${account}', ${party}, ${id('5')}, ${amount}`)
  const total = GOODS + SHIPPING
  await run(url, [
    `insert into collectors (id, name, settlement) values ('c', 'c', 'collect')`,
    insert('producers', 'id, kind, name, search_text, grows, unit_path, province_code, commune_code, registered_by, created_at', `${id('1')}, 'household', 'h', 'h', 'che', '19/05503/01', '19', '05503', 'x', ${at}`, PRODUCERS),
    insert('stalls', 'id, producer_id, collector_id, slug, name, province_code, commune_code, created_at', `${id('3')}, ${id('1')}, 'c', 's' || i, 's', '19', '05503', ${at}`, PRODUCERS),
    insert('products', 'id, stall_id, set_id, slug, name, search_text, unit_label, net_unit, net_amount, price, stock, ship_grams, storage, description, province_code, commune_code, created_at', `${id('2')}, ${id('3')}, 'x', 'p' || i, 'p', 'p', 'g', 'g', 1, ${GOODS}, ${orders}, 1, 'x', 'x', '19', '05503', ${at}`, PRODUCERS),
    insert('stock_movements', 'id, product_id, delta, reason, at', `${id('6')}, ${product}, 1, 'counted', ${at}`),
    insert('stock_movements', 'id, product_id, delta, reason, at', `${id('7')}, ${id('2')}, ${orders}, 'listed', ${at}`, PRODUCERS),
    insert('order_groups', 'id, code, request_id, collector_id, buyer_name, buyer_phone, recipient_name, recipient_phone, province_code, province_name, commune_code, commune_name, address_line, goods_total, shipping_total, total, method, locale, placed_at, paid_at', `${id('4')}, 'g' || i, 'r' || i, 'c', 'b', 'b', 'b', 'b', '19', 'x', '05503', 'x', 'x', ${GOODS}, ${SHIPPING}, ${total}, 'vnpay', 'vi', ${at}, ${at}`),
    insert('orders', 'id, group_id, code, stall_id, producer_id, unit_path, stall_name, seller_token, status, cod, related, goods_total, shipping_fee, total, created_at, placed_at, delivered_at, released_at', `${id('5')}, ${id('4')}, 'o' || i, ${id('3', `(i % ${PRODUCERS}) + 1`)}, ${producer}, '19/05503/01', 's', 't' || i, 'completed', ${no}, ${no}, ${GOODS}, ${SHIPPING}, ${total}, ${at}, ${at}, ${at}, ${at}`),
    insert('order_lines', 'order_id, product_id, name, unit_label, unit_price, quantity, amount, grams, tax_treatment, released_at', `${id('5')}, ${product}, 'p', 'g', ${GOODS}, 1, ${GOODS}, 1, 'own_unprocessed', ${at}`),
    insert('stock_holds', 'id, group_id, product_id, quantity, state, created_at', `${id('8')}, ${id('4')}, ${product}, 1, 'sold', ${at}`),
    insert('stock_movements', 'id, product_id, delta, reason, group_id, at', `${id('9')}, ${product}, -1, 'held', ${id('4')}, ${at}`),
    insert('payment_attempts', 'id, group_id, collector_id, method, txn_ref, amount, state, created_at, expires_at', `${id('a')}, ${id('4')}, 'c', 'vnpay', 'v' || i, ${total}, 'paid', ${at}, ${at}`),
    insert('tax_withholdings', 'id, collector_id, producer_id, order_id, product_id, rule_id, mode, base, vat, pit, because, period, at', `${id('b')}, 'c', ${producer}, ${id('5')}, ${product}, 'x', 'OFF', ${GOODS}, 0, 0, 'off', '2026-11', ${at}`),
    entry('c', 'payment_received', 'attempt', id('a')),
    line('c', 1, '1311', total, "''"),
    line('c', 2, '3386', -total, producer),
    entry('d', 'carriage', 'order', id('5')),
    line('d', 1, '3386', SHIPPING, producer),
    line('d', 2, '3311', -SHIPPING, "''"),
    entry('e', 'order_released', 'order', id('5')),
    line('e', 1, '3386', GOODS, producer),
    line('e', 2, '3387', -GOODS, producer),
    'insert into ledger_balances (collector_id, account, party, period, amount, debit, lines) select collector_id, account, party, period, sum(amount), sum(case when amount > 0 then amount else 0 end), count(*) from journal_lines group by collector_id, account, party, period',
    ...(engine === 'postgres' ? ['analyze'] : []),
  ])
}

async function run(url: string, statements: string[]): Promise<void> {
  if (engine === 'postgres') {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('set session_replication_role = replica')
    await client.query('truncate journal_lines, journal_entries, ledger_balances, tax_withholdings, payment_attempts, stock_holds, stock_movements, order_lines, orders, order_groups, products, stalls, producers, collectors cascade')
    for (const statement of statements) await client.query(statement)
    return client.end()
  }
  const database = new Database(url)
  database.pragma('foreign_keys=OFF')
  database.pragma('synchronous=OFF')
  for (const statement of statements) database.exec(statement)
  database.close()
}
