// The driver and nothing else: one transaction with the statements that the settling of one order's payment needs, as fast as it goes.
// node bare-settle.mjs <file or postgres://…> <seconds> <connections>; prints transactions per second and their p99 in ms.
import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import pg from 'pg'

const [url, seconds, connections] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const onPostgres = url.startsWith('postgres')
const ROWS = 20_000

const tables = `
  create table attempts_ (id text primary key, ref text not null unique, group_id text not null, amount bigint not null, state text not null, settled_at bigint);
  create table messages_ (id text primary key, attempt_id text, kind text, message text, answer text, at bigint);
  create table groups_ (id text primary key, paid_at bigint, hold_until bigint);
  create table orders_ (id text primary key, group_id text not null, status text not null, total bigint, placed_at bigint);
  create table steps_ (id text primary key, order_id text not null, status text, at bigint);
  create table holds_ (id text primary key, group_id text not null, quantity integer, state text not null);
  create table entries_ (id text primary key, key text not null unique, type text, source text, at bigint);
  create table lines_ (entry_id text not null, position integer not null, account text, party text, order_id text, amount bigint, primary key (entry_id, position));
  create table balances_ (account text not null, party text not null, period text not null, amount bigint, lines integer, primary key (account, party, period));
  create table happened_ (id text primary key, type text, subject text, at bigint, payload text);
  create table deliveries_ (event_id text not null, consumer text not null, run_at bigint, primary key (event_id, consumer));
  create index orders_group on orders_ (group_id);
  create index holds_group on holds_ (group_id);
`
const write = {
  attempt: 'select id, group_id, amount, state from attempts_ where ref = $1',
  paid: "update attempts_ set state = 'paid', settled_at = $2 where id = $1 and state = 'open'",
  message: "insert into messages_ values ($1, $2, 'ipn', '{}', 'paid', $3)",
  group: 'update groups_ set paid_at = $2 where id = $1 and paid_at is null',
  orders: 'select id, status, total from orders_ where group_id = $1',
  entry: "insert into entries_ values ($1, $2, 'payment_received', $3, $4)",
  line: 'insert into lines_ values ($1, $2, $3, $4, $5, $6)',
  balance: 'insert into balances_ values ($1, $2, $3, $4, 1) on conflict (account, party, period) do update set amount = balances_.amount + excluded.amount, lines = balances_.lines + 1',
  hold: "update holds_ set state = 'sold' where group_id = $1 and state = 'held'",
  order: "update orders_ set status = 'placed', placed_at = $2 where id = $1 and status = 'awaiting_payment'",
  step: "insert into steps_ values ($1, $2, 'placed', $3)",
  event: 'insert into happened_ values ($1, $2, $3, $4, $5)',
  delivery: 'insert into deliveries_ values ($1, $2, $3)',
}

/** What is done for message `n`; `run` is one statement. */
async function settle(run, n) {
  const [now, ref] = [Date.now(), `ref-${n}`]
  const [attempt] = await run('attempt', ref)
  await run('paid', attempt.id, now)
  await run('message', randomUUID(), attempt.id, now)
  await run('group', attempt.group_id, now)
  const [order] = await run('orders', attempt.group_id)
  const entry = randomUUID()
  await run('entry', entry, `payment_received:${attempt.id}`, attempt.id, now)
  await run('line', entry, 1, '1311', '', order.id, Number(attempt.amount))
  await run('line', entry, 2, '3386', 'p', order.id, -Number(attempt.amount))
  await run('balance', '1311', '', '2026-11', Number(attempt.amount))
  await run('balance', '3386', 'p', '2026-11', -Number(attempt.amount))
  await run('hold', attempt.group_id)
  await run('order', order.id, now)
  await run('step', randomUUID(), order.id, now)
  for (const type of ['payment.settled', 'order.placed']) {
    const id = randomUUID()
    await run('event', id, type, order.id, now, '{}')
    await run('delivery', id, 'messages', now)
  }
}

const took = []
const { settleOne, close } = onPostgres ? await openPostgres() : openSqlite()
let next = 0
const until = performance.now() + seconds * 1000
const started = performance.now()
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < until && next < ROWS) {
      const from = performance.now()
      await settleOne(next++)
      took.push(performance.now() - from)
    }
  }),
)
const lasted = (performance.now() - started) / 1000
await close()
took.sort((a, b) => a - b)
console.log(JSON.stringify({ perSecond: took.length / lasted, p99: took[Math.floor(took.length * 0.99)] }))

function openSqlite() {
  const db = new Database(url)
  for (const pragma of ['journal_mode=WAL', 'synchronous=NORMAL', 'foreign_keys=ON']) db.pragma(pragma)
  db.exec(tables)
  const fill = db.transaction(() => {
    for (const [text, values] of rows()) db.prepare(text.replaceAll(/\$\d/g, '?')).run(...values)
  })
  fill()
  const prepared = Object.fromEntries(Object.entries(write).map(([name, text]) => [name, db.prepare(text.replaceAll(/\$\d/g, '?'))]))
  // The parameters of these statements stand in the order of their numbers but for two updates.
  const swapped = ['paid', 'group', 'order']
  const run = (name, ...values) => {
    const bound = swapped.includes(name) ? [values[1], values[0]] : values
    return prepared[name].reader ? prepared[name].all(...bound) : prepared[name].run(...bound)
  }
  let queue = Promise.resolve()
  return {
    settleOne: (n) => (queue = queue.then(async () => {
      db.exec('BEGIN IMMEDIATE')
      await settle(run, n)
      db.exec('COMMIT')
    })),
    close: () => db.close(),
  }
}

async function openPostgres() {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  await pool.query(tables)
  const filling = await pool.connect()
  await filling.query('begin')
  for (const [text, values] of rows()) await filling.query(text, values)
  await filling.query('commit')
  filling.release()
  return {
    async settleOne(n) {
      const client = await pool.connect()
      await client.query('begin')
      await settle(async (name, ...values) => (await client.query({ name, text: write[name], values })).rows, n)
      await client.query('commit')
      client.release()
    },
    close: () => pool.end(),
  }
}

function* rows() {
  for (let n = 0; n < ROWS; n++) {
    yield ['insert into groups_ values ($1, null, $2)', [`group-${n}`, 0]]
    yield ["insert into attempts_ values ($1, $2, $3, $4, 'open', null)", [`attempt-${n}`, `ref-${n}`, `group-${n}`, 268_000]]
    yield ["insert into orders_ values ($1, $2, 'awaiting_payment', $3, null)", [`order-${n}`, `group-${n}`, 268_000]]
    yield ["insert into holds_ values ($1, $2, 1, 'held')", [`hold-${n}`, `group-${n}`]]
  }
}
