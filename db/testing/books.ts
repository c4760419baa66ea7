import { eq, inArray } from 'drizzle-orm'
import type { Reader, Store } from '../client.server.ts'
import { products, stockHolds, stockMovements } from '../schema/catalog.ts'
import { orderGroups, orderLines, orders, orderSteps } from '../schema/orders.ts'
import {
  bankTransactions, carrierBillRows, carrierBills, codRemittanceRows, codRemittances, gatewaySettlementRows, gatewaySettlements,
  journalEntries, journalLines, ledgerBalances, paymentAttempts, payouts, refundLines, refunds, taxWithholdings,
} from '../schema/payments.ts'
import { collectors } from '../schema/stalls.ts'
import { complaints } from '../schema/support.ts'

/** Written down a second time, by hand: a wrong number in the chart of accounts must not agree with itself. */
const account = {
  bank: '112', gateway: '1311', gatewayAnnounced: '1312', carrierOwes: '1313', carrierAnnounced: '1314', ownAccount: '1388', carrierOwed: '3311', vat: '33311', pit: '3335', unmatched: '3381',
  held: '3386', balance: '3387', underWay: '3388', refundsOwed: '3389', commission: '5113', gatewayFee: '6417', carriageBorne: '6418',
} as const
type Account = keyof typeof account

/** Sums by account and producer, debit positive. */
class Totals {
  readonly #sums = new Map<string, number>()
  add(code: string, amount: number, party = '') {
    this.#sums.set(`${code} ${party}`, (this.#sums.get(`${code} ${party}`) ?? 0) + amount)
  }
  move(from: Account, to: Account, amount: number, { fromParty = '', toParty = '' } = {}) {
    this.add(account[from], -amount, fromParty)
    this.add(account[to], amount, toParty)
  }
  differences(other: Totals, what: string): string[] {
    const keys = new Set([...this.#sums.keys(), ...other.#sums.keys()])
    return [...keys].sort().flatMap((key) => {
      const [expected, booked] = [this.#sums.get(key) ?? 0, other.#sums.get(key) ?? 0]
      return expected === booked ? [] : [`${what} ${key}: ${expected} expected, ${booked} found`]
    })
  }
}

/**
 * What is wrong with the books and the stock of one collector, in words; empty when every đồng and every piece is where the facts say.
 * Balances are worked out from orders, attempts, refunds and pay-outs alone, by rules written here a second time, and compared with the journal.
 */
export async function faultsOf({ read }: Pick<Store, 'read'>, collectorId: string): Promise<string[]> {
  const facts = await factsOf(read, collectorId)
  const expected = new Totals()
  for (const move of [payments, carriage, releases, refunding, payingOut, unexplained, clearing]) move(facts, expected)
  const booked = new Totals()
  // What two people enter by hand no other record tells of.
  const byHand = new Set(facts.entries.filter(({ type }) => type === 'manual').map(({ id }) => id))
  for (const { entryId, account: code, party, amount } of facts.lines) if (!byHand.has(entryId)) booked.add(code, amount, party)
  return [...journalFaults(facts), ...expected.differences(booked, 'account'), ...orderFaults(facts), ...(await stockFaults(read, facts))]
}

type Facts = Awaited<ReturnType<typeof factsOf>>

async function factsOf(read: Reader, collectorId: string) {
  const [collector] = await read.select().from(collectors).where(eq(collectors.id, collectorId))
  const groups = await read.select().from(orderGroups).where(eq(orderGroups.collectorId, collectorId))
  const groupIds = groups.map(({ id }) => id)
  const own = await read.select().from(orders).where(inArray(orders.groupId, groupIds))
  const orderIds = own.map(({ id }) => id)
  const back = await read.select().from(refunds).where(eq(refunds.collectorId, collectorId))
  const settlements = await read.select().from(gatewaySettlements).where(eq(gatewaySettlements.collectorId, collectorId))
  const remittances = await read.select().from(codRemittances).where(eq(codRemittances.collectorId, collectorId))
  const bills = await read.select().from(carrierBills).where(eq(carrierBills.collectorId, collectorId))
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return {
    direct: collector?.settlement === 'direct',
    groups,
    orders: own,
    steps: await read.select().from(orderSteps).where(inArray(orderSteps.orderId, orderIds)),
    bank: await read.select().from(bankTransactions).where(eq(bankTransactions.collectorId, collectorId)),
    goods: await read.select().from(orderLines).where(inArray(orderLines.orderId, orderIds)),
    attempts: await read.select().from(paymentAttempts).where(inArray(paymentAttempts.groupId, groupIds)),
    refunds: back,
    refundLines: await read.select().from(refundLines).where(inArray(refundLines.refundId, idsOf(back))),
    taxes: await read.select().from(taxWithholdings).where(eq(taxWithholdings.collectorId, collectorId)),
    payouts: await read.select().from(payouts).where(eq(payouts.collectorId, collectorId)),
    entries: await read.select().from(journalEntries).where(eq(journalEntries.collectorId, collectorId)),
    lines: await read.select().from(journalLines).where(eq(journalLines.collectorId, collectorId)),
    balances: await read.select().from(ledgerBalances).where(eq(ledgerBalances.collectorId, collectorId)),
    complaints: await read.select().from(complaints).where(inArray(complaints.orderId, orderIds)),
    holds: await read.select().from(stockHolds).where(inArray(stockHolds.groupId, groupIds)),
    ...{ settlements, remittances, bills },
    settled: await read.select().from(gatewaySettlementRows).where(inArray(gatewaySettlementRows.settlementId, idsOf(settlements))),
    remitted: await read.select().from(codRemittanceRows).where(inArray(codRemittanceRows.remittanceId, idsOf(remittances))),
    billed: await read.select().from(carrierBillRows).where(inArray(carrierBillRows.billId, idsOf(bills))),
  }
}

const EXCESS = ['late_payment', 'duplicate']
const arrives = ({ direct }: Facts, method: string): Account => (direct ? 'ownAccount' : method === 'vietqr' ? 'bank' : 'gateway')
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** Paid attempts whose money is for nothing: it came late, or it came twice. */
const excessOf = (facts: Facts) => new Set(facts.refunds.filter(({ orderId, reason }) => orderId === null && EXCESS.includes(reason)).map(({ attemptId }) => attemptId))

function payments(facts: Facts, totals: Totals) {
  const excess = excessOf(facts)
  for (const { id, groupId, amount, method } of facts.attempts.filter(({ state }) => state === 'paid')) {
    const into = arrives(facts, method)
    const own = facts.orders.filter((order) => order.groupId === groupId)
    if (excess.has(id)) totals.move('refundsOwed', into, amount, { toParty: into === 'ownAccount' ? own[0]!.producerId : '' })
    else for (const { producerId, total } of own) totals.move('held', into, total, { fromParty: producerId, toParty: into === 'ownAccount' ? producerId : '' })
  }
  const cashGoes = facts.direct ? 'ownAccount' : 'carrierOwes'
  for (const order of facts.orders.filter(({ cod, deliveredAt }) => cod && deliveredAt !== null)) totals.move('held', cashGoes, cashOf(facts, order), { fromParty: order.producerId, toParty: facts.direct ? order.producerId : '' })
}

/** What the buyer paid at the door: pieces that went off before were not paid, and nothing was given back for them. */
const cashOf = ({ refunds: back }: Facts, { id, total, goodsOff, shippingOff }: Facts['orders'][number]) =>
  total - goodsOff - shippingOff + sum(back.filter(({ orderId }) => orderId === id).map(({ amount }) => amount))

/** Ids are made in order: what was written first has the lower one. */
const ended = ({ steps }: Facts, orderId: string, before: string) => steps.some((step) => step.orderId === orderId && ['delivered', 'returned'].includes(step.status) && step.id < before)
const releasedBefore = ({ taxes }: Facts, line: { orderId: string; productId: string }, before: string) =>
  taxes.some((row) => row.orderId === line.orderId && row.productId === line.productId && row.refundId === null && row.id < before)

function carriage(facts: Facts, totals: Totals) {
  for (const { id, cod, deliveredAt, status, shippingFee, producerId } of facts.orders) {
    if (deliveredAt === null && status !== 'returned') continue
    const givenBackBefore = facts.refundLines.some((line) => line.orderId === id && line.productId === '' && !ended(facts, id, line.refundId))
    // A stall that is its own collector pays the carrier herself; what nobody paid her for is her own money, of which these books tell nothing.
    const [payer, fromParty] = facts.direct ? (['ownAccount', producerId] as const) : (['carrierOwed', ''] as const)
    const unpaid = (cod && deliveredAt === null) || givenBackBefore
    if (unpaid && facts.direct) continue
    if (unpaid) totals.move(payer, 'carriageBorne', shippingFee, { fromParty })
    else totals.move(payer, 'held', shippingFee, { fromParty, toParty: producerId })
  }
}

/** Half up, in basis points. */
const part = (amount: number, bp: number) => Math.floor((amount * bp + 5_000) / 10_000)

function releases(facts: Facts, totals: Totals) {
  for (const { orderId, productId, unitPrice, quantity, offQuantity, commissionBp, releasedAt } of facts.goods) {
    if (releasedAt === null) continue
    const { producerId } = facts.orders.find(({ id }) => id === orderId)!
    const later = facts.refundLines.filter((line) => line.orderId === orderId && line.productId === productId && releasedBefore(facts, line, line.refundId))
    const amount = unitPrice * (quantity - offQuantity) + sum(later.map((line) => line.amount))
    const tax = facts.taxes.filter((row) => row.orderId === orderId && row.productId === productId && row.refundId === null)
    const share = { amount, vat: sum(tax.map((row) => row.vat)), pit: sum(tax.map((row) => row.pit)), commission: part(amount, commissionBp) }
    credit(facts, totals, producerId, share, 'held')
  }
}

type Share = { amount: number; vat: number; pit: number; commission: number }
function credit({ direct }: Facts, totals: Totals, producerId: string, { amount, vat, pit, commission }: Share, outOf: 'held' | 'refundsOwed') {
  const [party, toParty] = [{ fromParty: producerId, toParty: outOf === 'held' ? producerId : '' }, outOf === 'held' ? producerId : '']
  totals.move('balance', outOf, amount - vat - pit - commission, party)
  totals.move('vat', outOf, vat, party)
  totals.move('pit', outOf, pit, party)
  totals.move('commission', outOf, commission, { toParty })
  if (direct) totals.move('ownAccount', 'balance', amount - vat - pit - commission, { fromParty: producerId, toParty: producerId })
}

function refunding(facts: Facts, totals: Totals) {
  for (const refund of [...facts.refunds].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const order = facts.orders.find(({ id }) => id === refund.orderId)
    if (order) for (const line of facts.refundLines.filter(({ refundId }) => refundId === refund.id)) givingBack(facts, totals, order, line)
    if (refund.state === 'done') totals.move(facts.direct ? 'ownAccount' : refund.channel === 'vnpay' ? 'gateway' : 'bank', 'refundsOwed', refund.amount, { fromParty: facts.direct ? (order ?? facts.orders[0]!).producerId : '' })
  }
}

function givingBack(facts: Facts, totals: Totals, { id, producerId }: Facts['orders'][number], line: Facts['refundLines'][number]) {
  const { amount, productId, refundId } = line
  if (productId === '') {
    if (!ended(facts, id, refundId)) return totals.move('refundsOwed', 'held', amount, { toParty: producerId })
    if (facts.direct) return totals.move('refundsOwed', 'ownAccount', amount, { toParty: producerId })
    return stallsFault(facts, refundId) ? totals.move('refundsOwed', 'balance', amount, { toParty: producerId }) : totals.move('refundsOwed', 'carriageBorne', amount)
  }
  if (!releasedBefore(facts, line, refundId)) return totals.move('refundsOwed', 'held', amount, { toParty: producerId })
  const { unitPrice, quantity, commissionBp, offQuantity } = facts.goods.find((one) => one.orderId === id && one.productId === productId)!
  const later = sum(facts.refundLines.filter((one) => one.orderId === id && one.productId === productId && one.refundId > refundId).map((one) => one.amount))
  const after = unitPrice * (quantity - offQuantity) + later
  const tax = facts.taxes.filter((row) => row.refundId === refundId && row.productId === productId)
  const share = { amount: -amount, vat: sum(tax.map((row) => row.vat)), pit: sum(tax.map((row) => row.pit)), commission: part(after, commissionBp) - part(after + amount, commissionBp) }
  credit(facts, totals, producerId, share, 'refundsOwed')
}

/** What the stall packed wrongly it carries at its own expense. */
const stallsFault = ({ refunds: back, complaints: all }: Facts, refundId: string) => {
  const key = back.find(({ id }) => id === refundId)?.requestKey
  return ['wrong', 'missing', 'spoiled'].includes(all.find(({ id }) => key === `complaint:${id}`)?.kind ?? '')
}

const FILES = ['settlement', 'remittance', 'carrier_bill']
const NOT_OURS = ['unknown', 'repeated']

/** What VNPay's files announce and the bank brings, cash the carrier hands over, and what its bills correct. */
function clearing({ settlements, settled, remittances, remitted, bills, billed, orders: own }: Facts, totals: Totals) {
  for (const { kind, amount, fee, result } of settled) {
    totals.move(NOT_OURS.includes(result) ? 'unmatched' : 'gateway', 'gatewayAnnounced', kind === 'refund' ? -amount : amount)
    totals.move('gatewayAnnounced', 'gatewayFee', fee)
  }
  for (const { net } of settlements.filter(({ state }) => state === 'credited')) totals.move('gatewayAnnounced', 'bank', net)
  for (const { amount, result } of remitted) totals.move(NOT_OURS.includes(result) ? 'unmatched' : 'carrierOwes', 'carrierAnnounced', amount)
  for (const { total } of remittances.filter(({ state }) => state === 'credited')) totals.move('carrierAnnounced', 'bank', total)
  for (const { orderId, billed: asked, booked, bearer } of billed) {
    if (bearer === 'collector') totals.move('carrierOwed', 'carriageBorne', asked - booked)
    if (bearer === 'producer') totals.move('carrierOwed', 'balance', asked - booked, { toParty: own.find(({ id }) => id === orderId)!.producerId })
  }
  for (const { accepted } of bills.filter(({ state }) => state === 'paid')) totals.move('bank', 'carrierOwed', accepted)
}

/** Transfers that wait for a person, for an entry by hand, or for their way back. */
/** A refund's own movements its row tells of; here only what came in to be sent back. */
const isRefunds = ({ refunds: back }: Facts, { id, matchedType, matchedId }: Facts['bank'][number]) => matchedType === 'refund' && !back.some((refund) => refund.id === matchedId && refund.requestKey === `transfer:${id}`)

function unexplained(facts: Facts, totals: Totals) {
  for (const { amount, state, matchedType } of facts.bank.filter((row) => row.state === 'task' || (row.state === 'resolved' && !['attempt', ...FILES].includes(row.matchedType ?? '') && !isRefunds(facts, row))))
    totals.move(state === 'resolved' && matchedType === 'refund' ? 'refundsOwed' : 'unmatched', facts.direct ? 'ownAccount' : 'bank', amount, { toParty: facts.direct ? facts.orders[0]!.producerId : '' })
}

function payingOut(facts: Facts, totals: Totals) {
  for (const { state, amount, producerId } of facts.payouts) {
    if (state === 'sent') totals.move('underWay', 'balance', amount, { fromParty: producerId, toParty: producerId })
    if (state === 'paid') totals.move('bank', 'balance', amount, { toParty: producerId })
  }
}

function journalFaults({ entries, lines, balances, attempts }: Facts): string[] {
  const faults: string[] = []
  for (const { id, type } of entries) {
    const own = lines.filter(({ entryId }) => entryId === id)
    if (own.length < 2 || sum(own.map(({ amount }) => amount)) !== 0) faults.push(`entry ${type} ${id} does not balance`)
  }
  if (new Set(lines.map(({ entryId }) => entryId)).size !== entries.length) faults.push('lines without an entry, or an entry without lines')
  const [running, counted] = [new Totals(), new Totals()]
  for (const { account: code, party, period, amount, lines: count } of balances) {
    running.add(`${code} ${period}`, amount, party)
    running.add(`lines of ${code} ${period}`, count, party)
  }
  for (const { account: code, party, period, amount } of lines) {
    counted.add(`${code} ${period}`, amount, party)
    counted.add(`lines of ${code} ${period}`, 1, party)
  }
  faults.push(...counted.differences(running, 'running total'))
  const settled = attempts.filter(({ state }) => state === 'paid').map(({ id }) => id).sort()
  const told = entries.filter(({ type }) => type === 'payment_received' || type === 'payment_excess').map(({ sourceId }) => sourceId).sort()
  if (settled.join() !== told.join()) faults.push(`paid attempts ${settled.join()}, booked ${told.join()}`)
  return faults
}

function orderFaults(facts: Facts): string[] {
  const faults: string[] = []
  const excess = excessOf(facts)
  for (const group of facts.groups) {
    const own = facts.orders.filter(({ groupId }) => groupId === group.id)
    const paid = facts.attempts.filter(({ groupId, state, id }) => groupId === group.id && state === 'paid' && !excess.has(id))
    const goods = sum(facts.goods.filter(({ orderId }) => own.some(({ id }) => id === orderId)).map(({ amount }) => amount))
    const shipping = sum(own.map(({ shippingFee }) => shippingFee))
    if (goods + shipping !== group.total || sum(own.map(({ total }) => total)) !== group.total) faults.push(`group ${group.code}: goods ${goods} and shipping ${shipping} are not ${group.total}`)
    if (paid.length > 1 || paid.some(({ amount }) => amount !== group.total)) faults.push(`group ${group.code} is paid by ${paid.length} attempts`)
    const stands = own.filter(({ status, cod }) => !cod && !['awaiting_payment', 'cancelled', 'returned'].includes(status))
    if (stands.length > 0 && paid.length === 0) faults.push(`group ${group.code}: orders stand and nobody paid`)
    if (paid.length === 1 && own.some(({ status }) => status === 'awaiting_payment')) faults.push(`group ${group.code} is paid and an order waits for money`)
  }
  for (const { id, txnRef, amount, state } of facts.attempts) {
    const back = sum(facts.refunds.filter(({ attemptId }) => attemptId === id).map((refund) => refund.amount))
    if (back > amount || (back > 0 && state !== 'paid')) faults.push(`attempt ${txnRef} (${state}) took ${amount} and gives back ${back}`)
  }
  for (const { id, code, status } of facts.orders.filter(({ status: at, releasedAt }) => ['cancelled', 'returned'].includes(at) || releasedAt !== null)) {
    const left = sum(facts.lines.filter((line) => line.orderId === id && line.account === account.held).map(({ amount }) => amount))
    if (left !== 0) faults.push(`order ${code} is ${status} and ${-left} is still held for it`)
  }
  return faults
}

/** A piece is on the shelf, kept for a buyer, or sold; and every move of it is written down. */
async function stockFaults(read: Reader, { orders: own, goods, holds }: Facts): Promise<string[]> {
  const productIds = [...new Set(goods.map(({ productId }) => productId))]
  const shelf = await read.select({ id: products.id, name: products.name, stock: products.stock }).from(products).where(inArray(products.id, productIds))
  const moved = await read.select().from(stockMovements).where(inArray(stockMovements.productId, productIds))
  const faults: string[] = []
  for (const { id, name, stock } of shelf) {
    const kept = sum(holds.filter(({ productId, state }) => productId === id && state !== 'released').map(({ quantity }) => quantity))
    const gone = -sum(moved.filter(({ productId, reason }) => productId === id && !['listed', 'counted', 'sold_elsewhere'].includes(reason)).map(({ delta }) => delta))
    if (kept !== gone) faults.push(`${name}: ${stock} on the shelf, ${kept} kept or sold, ${gone} taken from the shelf`)
  }
  for (const { orderId, productId, quantity, offQuantity } of goods) {
    const { groupId, status, code } = own.find(({ id }) => id === orderId)!
    const hold = holds.find((one) => one.groupId === groupId && one.productId === productId)
    const state = status === 'cancelled' ? 'released' : status === 'awaiting_payment' ? 'held' : 'sold'
    const wholeWentOff = hold?.state === 'released' && offQuantity === quantity
    if (!hold || (hold.state !== state && !wholeWentOff) || hold.quantity > quantity || hold.quantity < (wholeWentOff ? 0 : quantity - offQuantity)) faults.push(`order ${code} (${status}) of ${quantity}, ${offQuantity} off: its hold is ${hold?.state} of ${hold?.quantity}`)
  }
  return faults
}
