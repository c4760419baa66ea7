// better-sqlite3 and nothing else: one transaction with the statements an order of one stall needs, as fast as it goes.
// Prints orders per second.
import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'

const [file, seconds] = [process.argv[2], Number(process.argv[3])]
const db = new Database(file)
for (const pragma of ['journal_mode=WAL', 'synchronous=NORMAL', 'foreign_keys=ON']) db.pragma(pragma)
db.exec(`
  create table goods (id text primary key, stock integer not null check (stock >= 0));
  create table groups_ (id text primary key, code text not null unique, request_id text not null unique, name text, phone text, address text, total integer, placed_at integer);
  create table orders_ (id text primary key, group_id text not null references groups_(id), code text not null unique, status text, total integer);
  create table lines_ (order_id text not null references orders_(id), product_id text not null references goods(id), quantity integer, amount integer, primary key (order_id, product_id));
  create table steps_ (id text primary key, order_id text not null, status text, at integer);
  create table holds_ (id text primary key, group_id text not null, product_id text not null, quantity integer, state text, expires_at integer);
  create table moves_ (id text primary key, product_id text not null, delta integer, at integer);
  create table attempts_ (id text primary key, group_id text not null, txn_ref text not null unique, amount integer, state text, expires_at integer);
  create table happened_ (id text primary key, type text, subject text, at integer, payload text);
  insert into goods values ('p', 1000000000);
`)
const write = Object.fromEntries(
  Object.entries({
    stock: 'update goods set stock = stock - ? where id = ? and stock >= ?',
    group: 'insert into groups_ values (?,?,?,?,?,?,?,?)',
    order: 'insert into orders_ values (?,?,?,?,?)',
    line: 'insert into lines_ values (?,?,?,?)',
    step: 'insert into steps_ values (?,?,?,?)',
    hold: 'insert into holds_ values (?,?,?,?,?,?)',
    move: 'insert into moves_ values (?,?,?,?)',
    attempt: 'insert into attempts_ values (?,?,?,?,?,?)',
    event: 'insert into happened_ values (?,?,?,?,?)',
  }).map(([name, sql]) => [name, db.prepare(sql)]),
)
const order = db.transaction(() => {
  const [group, id, now] = [randomUUID(), randomUUID(), Date.now()]
  write.group.run(group, group, group, 'Nam', '+84912000002', 'số 1', 282_000, now)
  write.order.run(id, group, id, 'awaiting_payment', 282_000)
  write.line.run(id, 'p', 1, 250_000)
  write.step.run(randomUUID(), id, 'awaiting_payment', now)
  write.hold.run(randomUUID(), group, 'p', 1, 'held', now + 900_000)
  if (write.stock.run(1, 'p', 1).changes !== 1) throw new Error('sold out')
  write.move.run(randomUUID(), 'p', -1, now)
  write.attempt.run(randomUUID(), group, group, 282_000, 'open', now + 900_000)
  write.event.run(randomUUID(), 'group.placed', group, now, '{}')
  write.event.run(randomUUID(), 'payment.opened', group, now, '{}')
})

const until = performance.now() + seconds * 1000
let count = 0
while (performance.now() < until) {
  order()
  count++
}
db.close()
console.log((count / seconds).toFixed(0))
