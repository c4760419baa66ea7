import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/accounts.ts'
import { orderLines, orders } from '#db/schema/orders.ts'
import { aCollector, aStaffMember } from '#db/testing.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { tamper } from '#db/testing/raw-sql.ts'
import { openShop } from '#db/testing/shop.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { adoptStaff } from '#app/modules/payments/collectors/adopt-staff.server.ts'
import { bookRules, type BookRule } from '#app/modules/payments/ledger/findings.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { bookOpening } from './book-opening.server.ts'
import { cancelOrder } from '../cancel-order.server.ts'
import { checkBooks } from './check-books.server.ts'
import { completeDelivered } from '../complete-delivered.server.ts'
import { expireHolds } from '../expire-holds.server.ts'
import { recordDelivery } from '../record-delivery.server.ts'
import { recordReturn } from '../record-return.server.ts'

const { store, ctx, clerk, gateway, close } = await openShop()
afterAll(close)

const findings = async () => (await checkBooks(store)).findings
const pay = async (group: Parameters<typeof anAttempt>[1]) => {
  const attempt = await anAttempt(ctx, group)
  await gateway.pay(await payUrlOf(ctx, attempt, { ip: '203.113.131.1' }), 'success')
}
const onTheWay = (ids: { id: string }[]) => store.write(async (tx) => { for (const { id } of ids) await tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, id)) })

/** Two orders paid together, cash at the door, an order returned, one given back, one left unpaid and one still waiting. */
let paid: Awaited<ReturnType<typeof aGroup>>
it('holds after every step of orders that are paid, delivered, given back, returned and left unpaid', async () => {
  expect(await findings()).toEqual([])
  paid = await aGroup(ctx, { stalls: 2 })
  await pay(paid)
  expect(await findings()).toEqual([])
  const cod = await aGroup(ctx, { method: 'cod' })
  await aGroup(ctx)
  const cancelled = await aGroup(ctx)
  await pay(cancelled)
  const back = await aGroup(ctx)
  await pay(back)
  expect(await findings()).toEqual([])

  await onTheWay([...paid.orders, ...cod.orders, ...back.orders])
  for (const { code } of [paid.orders[0]!, cod.orders[0]!]) await recordDelivery(clerk, { code, source: 'post_clerk' })
  expect(await findings()).toEqual([])
  await recordReturn(clerk, { code: back.order.code, source: 'post_clerk', to: 'returning' })
  await recordReturn(clerk, { code: back.order.code, source: 'post_clerk', to: 'returned' })
  await cancelOrder(ctx, { code: cancelled.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
  expect(await findings()).toEqual([])

  ctx.setClock(plus(ctx.now(), HOUR))
  await expireHolds(ctx)
  for (let day = 0; day < 4; day++) {
    ctx.setClock(plus(ctx.now(), DAY))
    await sendRefunds(ctx)
    await completeDelivered(ctx)
  }
  await aGroup(ctx)
  const books = await checkBooks(store)
  expect(books).toMatchObject({ findings: [], count: 0 })
  expect(books.entries).toBeGreaterThan(10)
})

describe('names what somebody with the database’s password has changed', () => {
  const entry = (type: string) => `(select min(id) from journal_entries where type = '${type}')`
  const one = (table: string, where: string, column = 'id') => `${column} = (select min(${column}) from ${table} where ${where})`
  const changed = (table: string, set: string, undo: string, where: string): [string[], string[]] => [[`update ${table} set ${set} where ${where}`], [`update ${table} set ${undo} where ${where}`]]
  const added = (table: string, values: string, undo: string): [string[], string[]] => [[`insert into ${table} ${values}`], [`delete from ${table} where ${undo}`]]
  const instantOf = (iso: string) => (process.env.TEST_ENGINE === 'postgres' ? `timestamptz '${iso}'` : String(Date.parse(iso)))
  const first = instantOf('2026-11-01T00:00:00Z')
  const month = (closedBy: string) => added('ledger_periods', `(collector_id, period, state, proposed_by, proposed_at, closed_by, closed_at, trial_balance, hash) values ('buu-dien', '2026-11', 'closed', 'van', ${first}, '${closedBy}', ${first}, '[]', 'x')`, "hash = 'x'")
  const payout = added('payouts', `(id, batch_id, collector_id, producer_id, bank_account_id, code, amount, state, created_at) values ('p', 'b', 'buu-dien', 'p', 'a', 'P', 5, 'sent', ${first})`, "id = 'p'")
  const firstLine = (type: string) => `entry_id = ${entry(type)} and position = 2`
  const heldLine = firstLine('payment_received')

  const breaks: Record<BookRule, [string[], string[]]> = {
    unbalanced: changed('journal_lines', 'amount = amount - 1', 'amount = amount + 1', heldLine),
    no_lines: added('journal_entries', `select 'x', collector_id, type, 'x', 'order', 'x', period, at, booked_at, null, null, '', '' from journal_entries where id = ${entry('carriage')}`, "id = 'x'"),
    line_astray: changed('journal_lines', "period = '2020-01'", "period = '2026-11'", heldLine),
    unknown_type: changed('journal_entries', "type = 'gift'", "type = 'carriage'", `id = ${entry('carriage')} or type = 'gift'`),
    unknown_account: changed('journal_lines', "account = '999'", "account = '3386'", heldLine),
    sub_account: changed('journal_lines', "account = '112'", "account = '3386'", heldLine),
    unknown_party: changed('ledger_balances', "party = 'nobody'", "party = ''", "account = '1311' and party in ('', 'nobody')"),
    unknown_collector: changed('ledger_balances', "collector_id = 'nobody'", "collector_id = 'buu-dien'", "account = '1311'"),
    total_differs: changed('ledger_balances', 'amount = amount + 1', 'amount = amount - 1', "account = '1311'"),
    direct_open: changed('collectors', "settlement = 'direct'", "settlement = 'collect'", "id = 'buu-dien'"),
    into_closed_month: month('long'),
    month_hash: month('long'),
    two_persons: month('van'),
    manual_entry: added('manual_entries', `values ('m', 'buu-dien', 'posted', '2026-11', '[]', 'r', 'd', 'van', ${first}, 'long', ${first})`, "id = 'm'"),
    group_total: changed('order_groups', 'total = total + 1', 'total = total - 1', one('order_groups', "method = 'cod'")),
    order_total: changed('order_lines', 'amount = amount + 1', 'amount = amount - 1', one('order_lines', '1 = 1', 'order_id')),
    order_line_astray: changed('journal_lines', "party = 'nobody'", `party = (select producer_id from orders where id = order_id)`, heldLine),
    payment_unbooked: changed('payment_attempts', 'amount = amount + 1', 'amount = amount - 1', one('payment_attempts', "state = 'paid'")),
    payment_unfounded: changed('payment_attempts', "state = 'failed'", "state = 'paid'", one('payment_attempts', "state in ('paid', 'failed')")),
    order_paid: changed('orders', "status = 'placed'", "status = 'awaiting_payment'", "id = (select max(id) from orders)"),
    order_held: changed('orders', "status = 'cancelled'", "status = 'handed_over'", "id = (select max(id) from orders where status = 'handed_over' or (status = 'cancelled' and cancel_reason is null))"),
    order_off: changed('orders', 'goods_off = goods_off + 1', 'goods_off = goods_off - 1', "status = 'handed_over'"),
    order_released: changed('order_lines', 'off_quantity = off_quantity - 1', 'off_quantity = off_quantity + 1', one('order_lines', 'released_at is not null', 'order_id')),
    commission: changed('order_lines', 'commission_bp = commission_bp + 100', 'commission_bp = commission_bp - 100', one('order_lines', 'released_at is not null', 'order_id')),
    carriage: changed('orders', 'shipping_fee = shipping_fee + 1', 'shipping_fee = shipping_fee - 1', "status = 'completed'"),
    tax: changed('tax_withholdings', 'vat = vat + 1', 'vat = vat - 1', '1 = 1'),
    refund_unbooked: changed('refunds', 'amount = amount + 1', 'amount = amount - 1', '1 = 1'),
    refund_paid: changed('refunds', "state = 'sent'", "state = 'done'", one('refunds', "state in ('sent', 'done')")),
    refunds_owed: changed('refunds', "state = 'sent'", "state = 'done'", one('refunds', "state in ('sent', 'done')")),
    payout_unbooked: payout,
    payouts_balance: payout,
    payouts_under_way: payout,
    carrier_receivable: changed('journal_lines', "account = '112'", "account = '1313'", `entry_id = ${entry('cod_collected')} and position = 1`),
    carrier_payable: changed('journal_lines', "account = '112'", "account = '3311'", firstLine('carriage')),
    gateway_receivable: changed('journal_lines', "account = '112'", "account = '1311'", `entry_id = ${entry('payment_received')} and position = 1`),
    gateway_announced: added('gateway_settlements', `(id, collector_id, day, file_digest, file_name, paid, refunded, fee, net, rows, differing, state, imported_by, imported_at) values ('s', 'buu-dien', '2026-11-01', 'd', 'f', 5, 0, 0, 5, 1, 0, 'announced', 'van', ${first})`, "id = 's'"),
    carrier_announced: added('cod_remittances', `(id, collector_id, carrier, number, day, file_digest, file_name, total, rows, differing, state, imported_by, imported_at) values ('r', 'buu-dien', 'vnpost', 'n', '2026-11-01', 'd', 'f', 5, 1, 0, 'announced', 'van', ${first})`, "id = 'r'"),
    carrier_bill: added('carrier_bills', `(id, collector_id, carrier, month, file_digest, file_name, total, accepted, rows, differing, state, imported_by, imported_at) values ('b', 'buu-dien', 'vnpost', '2026-10', 'd', 'f', 5, 5, 1, 0, 'paid', 'van', ${first})`, "id = 'b'"),
    cleared_twice: [
      [`insert into cod_remittances (id, collector_id, carrier, number, day, file_digest, file_name, total, rows, differing, state, imported_by, imported_at) values ('r', 'buu-dien', 'vnpost', 'n', '2026-11-01', 'd', 'f', 10, 2, 0, 'credited', 'van', ${first})`, "insert into cod_remittance_rows values ('r', 1, 'EB1', 'o', 5, 5, 'ok'), ('r', 2, 'EB1', 'o', 5, 5, 'ok')"],
      ["delete from cod_remittance_rows where remittance_id = 'r'", "delete from cod_remittances where id = 'r'"],
    ],
    transfer_unbooked: added('bank_transactions', `(id, collector_id, account_id, source, reference, day, amount, description, state, taken_at) values ('t', 'buu-dien', 'a', 'feed', 'r', '2026-11-01', 5, 'd', 'task', ${first})`, "id = 't'"),
    transfer_by_hand: added('bank_transactions', `(id, collector_id, account_id, source, reference, day, amount, description, state, matched_type, taken_at) values ('t', 'buu-dien', 'a', 'feed', 'r', '2026-11-01', 5, 'd', 'resolved', 'manual', ${first})`, "id = 't'"),
    payout_movement: added('bank_transactions', `(id, collector_id, account_id, source, reference, day, amount, description, state, matched_type, matched_id, taken_at) values ('t', 'buu-dien', 'a', 'feed', 'r', '2026-11-01', -5, 'd', 'matched', 'payout', 'p', ${first})`, "id = 't'"),
    unmatched: added('bank_transactions', `(id, collector_id, account_id, source, reference, day, amount, description, state, matched_type, matched_id, taken_at) values ('t', 'buu-dien', 'a', 'feed', 'r', '2026-11-01', 5, 'd', 'resolved', 'manual', 'm', ${first})`, "id = 't'"),
    stock_movements: changed('products', 'stock = stock + 1', 'stock = stock - 1', one('products', '1 = 1')),
    hold_movements: changed('stock_holds', 'quantity = quantity + 1', 'quantity = quantity - 1', one('stock_holds', "state = 'sold'")),
    hold_of_order: changed('stock_holds', "state = 'released'", "state = 'held'", "id = (select max(id) from stock_holds)"),
  }

  it('every rule of the list is tried', () => expect(Object.keys(breaks)).toEqual([...bookRules]))

  it.each(Object.entries(breaks))('%s', async (rule, [harm, repair]) => {
    await tamper(...harm)
    const found = await findings()
    await tamper(...repair)
    expect(found.map((finding) => finding.rule)).toContain(rule)
    const { id, about } = found.find((finding) => finding.rule === rule)!
    expect(`${id}${about}`).not.toBe('')
  })

  it('and nothing when it is put right', async () => expect(await findings()).toEqual([]))
})

it('a shop older than its journal is booked once, from what its orders say', async () => {
  const { entries } = await checkBooks(store)
  await tamper(
    ...['journal_lines', 'journal_entries', 'ledger_balances', 'tax_withholdings', 'refund_lines'].map((table) => `delete from ${table}`),
    ...["update payment_attempts set collector_id = ''", "update refunds set collector_id = '', request_key = null", 'update orders set goods_off = 0, shipping_off = 0, released_at = null', 'update order_lines set off_quantity = 0, released_at = null'],
  )
  expect((await findings()).length).toBeGreaterThan(5)
  expect(await bookOpening(ctx)).toBe(4)
  expect(await findings()).toEqual([])
  expect((await checkBooks(store)).entries).toBe(entries)
  expect(await bookOpening(ctx)).toBe(0)
  expect((await store.read.select().from(orderLines).where(eq(orderLines.orderId, paid.orders[0]!.id)))[0]!.releasedAt).toEqual(ctx.now())
})

it('staff older than the rule that names their collector work for the only one there is', async () => {
  const { personId } = await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: '' }])
  const auditor = await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }])
  expect(await adoptStaff(ctx)).toBe(1)
  const grants = await store.read.select().from(roleGrants)
  expect(grants.find((grant) => grant.personId === personId)!.collectorId).toBe('buu-dien')
  expect(grants.find((grant) => grant.personId === auditor.personId)!.collectorId).toBe('')
  await aCollector(ctx, { id: 'another' })
  await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: '' }])
  expect(await adoptStaff(ctx)).toBe(0)
})
