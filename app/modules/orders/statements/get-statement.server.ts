import type { Reader } from '#db/client.server.ts'
import { showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { isMonth, startOfDay } from '#app/lib/time.ts'
import { readableCollectors } from '#app/modules/payments/collectors/collector-access.server.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { periodAt } from '#app/modules/payments/ledger/post-entry.server.ts'
import type { Explained } from '#app/modules/payments/tax/explain-tax.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { producerById } from '#app/modules/producers/tax-standing.server.ts'
import { duesOf, statementRows, totalsOf, type Due, type Moved, type StatementRow, type Totals } from './statement.ts'
import { balanceAt, collectorsOfProducer, linesOfMonth, monthsOf, payoutCodes, payoutsSince, soldLines, taxRowsOf } from './statements.repo.server.ts'

/** What moved the balance besides orders: pay-outs, transfers that came back, entries by hand. Credit positive, in đồng. */
export type OtherMove = { id: string; type: string; at: Date; amount: number; code: string; reason: string }
export type StatementLine = { orderId: string; productId: string; name: string; unitLabel: string; quantity: number; amount: number; tax: (Explained & { id: string })[] }
export type Statement = {
  producerId: string
  name: string
  kind: string
  month: string
  months: string[]
  opening: number
  rows: StatementRow[]
  lines: StatementLine[]
  totals: Totals
  others: OtherMove[]
  closing: number
  /** Paid by buyers and not released at the end of the month. */
  held: number
  /** The same balance from the ledger's running totals. */
  ledger: number
  dues: Due[]
  asOf: Date
}

const MOST_MONTHS = 36

/** The statement of the actor's own stall, for those of her people who see money. Throws not_found for what is no month, or a month to come. */
export async function getOwnStatement(ctx: Context, month: string): Promise<Statement> {
  const { read } = ctx.store
  const own = await producerOfActor(read, ctx, 'money')
  return statementOf(read, ctx, own, month, await collectorsOfProducer(read, own.id))
}

/** The same for the collector's people, operator and auditor, as far as its money lies with collectors they may read. */
export async function getProducerStatement(ctx: Context, { producerId, month }: { producerId: string; month: string }): Promise<Statement> {
  const { read } = ctx.store
  const producer = await producerById(read, producerId)
  const readable = (await readableCollectors(read, ctx)).map(({ id }) => id)
  const collectorIds = (await collectorsOfProducer(read, producerId)).filter((id) => readable.includes(id))
  if (!producer || collectorIds.length === 0) throw notFound()
  return statementOf(read, ctx, producer, month, collectorIds)
}

type Producer = { id: string; name: string; kind: string }
type JournalLine = Awaited<ReturnType<typeof linesOfMonth>>[number]

async function statementOf(read: Reader, ctx: Context, producer: Producer, month: string, collectorIds: readonly string[]): Promise<Statement> {
  const thisMonth = periodAt(ctx.now())
  if (!isMonth(month) || month > thisMonth) throw notFound()
  const scope = { producerId: producer.id, collectorIds, month }
  const journal = await linesOfMonth(read, scope)
  const moved = movedByOrder(journal, producer.id)
  const orderIds = moved.map(({ orderId }) => orderId)
  const [opening, sold, taxed] = [await balanceAt(read, scope, chart.producerBalance.code, 'before'), await soldLines(read, producer.id, orderIds), await taxRowsOf(read, scope, orderIds)]
  const paid = (await payoutsSince(read, scope, startOfDay(`${month}-01`))).map(({ sentAt, ...payout }) => ({ ...payout, sentAt: sentAt! }))
  const taxRows = taxed.map(({ row }) => row)
  const rows = statementRows({ month, opening, moved, taxRows, sold, paid }).map((row) => ({ ...row, code: showCode(row.code) }))
  const others = await othersOf(read, journal, producer.id)
  const totals = totalsOf(rows)
  return {
    ...{ producerId: producer.id, name: producer.name, kind: producer.kind, month, opening, rows, totals, others },
    months: [...new Set([thisMonth, ...(await monthsOf(read, scope, MOST_MONTHS))])].sort().reverse(),
    lines: sold.map(({ orderId, productId, name, unitLabel, quantity, amount }) => ({
      ...{ orderId, productId, name, unitLabel, quantity, amount },
      tax: taxed
        .filter(({ row }) => row.orderId === orderId && row.productId === productId && row.period === month)
        .map(({ row, legalBasis, treatment }) => ({ ...row, legalBasis: legalBasis ?? '', treatment })),
    })),
    closing: opening + totals.net - ownAccountOf(moved) + others.reduce((sum, { amount }) => sum + amount, 0),
    held: await balanceAt(read, scope, chart.held.code, 'end'),
    ledger: await balanceAt(read, scope, chart.producerBalance.code, 'end'),
    dues: producer.kind === 'cooperative' ? duesOf({ month, taxRows, sold, carriage: totals.carriage }) : [],
    asOf: ctx.now(),
  }
}

const ownAccountOf = (moved: readonly Moved[]) => moved.reduce((sum, { ownAccount }) => sum + ownAccount, 0)
const ofOrder = new Set(['order_released', 'refund_owed', 'direct_settled', 'carriage', 'carrier_billed'])

/** Credit positive. What is settled directly leaves the balance for the stall's own account; a carrier's bill is an entry of many stalls. */
function movedByOrder(journal: readonly JournalLine[], producerId: string): Moved[] {
  const orders = new Map<string, Moved>()
  for (const { type, orderId, account, party, amount, bookedAt } of journal) {
    const anothers = party === '' ? type === 'carrier_billed' : party !== producerId
    if (!ofOrder.has(type) || orderId === '' || anothers) continue
    const moved = orders.get(orderId) ?? { orderId, balance: 0, ownAccount: 0, commission: 0, vat: 0, pit: 0, at: bookedAt }
    if (account === chart.producerBalance.code && type === 'direct_settled') moved.ownAccount += amount
    if (account === chart.producerBalance.code && type !== 'direct_settled') moved.balance -= amount
    if (account === chart.commission.code) moved.commission -= amount
    if (account === chart.vatWithheld.code) moved.vat -= amount
    if (account === chart.pitWithheld.code) moved.pit -= amount
    orders.set(orderId, moved)
  }
  return [...orders.values()]
}

async function othersOf(read: Reader, journal: readonly JournalLine[], producerId: string): Promise<OtherMove[]> {
  const moves = journal.filter(({ type, account, party }) => !ofOrder.has(type) && account === chart.producerBalance.code && party === producerId)
  const codes = await payoutCodes(read, moves.map(({ sourceId }) => sourceId))
  return moves.map(({ entryId, type, sourceId, bookedAt, amount, reason }) => ({ id: entryId, type, at: bookedAt, amount: 0 - amount, code: codes.get(sourceId) ?? '', reason }))
}
