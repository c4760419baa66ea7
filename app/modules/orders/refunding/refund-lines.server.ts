import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { sumDong } from '#app/lib/money.ts'
import { partOf } from '#app/modules/payments/fees/commission.ts'
import { directSettled, netOf, refundOwed, type Share } from '#app/modules/payments/ledger/entries.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { wasRequested } from '#app/modules/payments/refunds/find-refunds.server.ts'
import type { OrderReason } from '#app/modules/payments/refunds/refund-reasons.ts'
import { requestRefund } from '#app/modules/payments/refunds/request-refund.server.ts'
import { reverseTax } from '#app/modules/payments/tax/reverse-tax.server.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { leftOf } from '../line-left.ts'
import { groupById, linesOf, takeOff, takeOffLine, type Line, type Order } from '../orders.repo.server.ts'
import { shippingRules, type Cause } from './refund-rules.ts'

type Refund = {
  order: Order
  lines: readonly { productId: string; quantity: number }[]
  /** The shipping, too; once for each order. */
  shipping: boolean
  reason: OrderReason
  /** The same key is the same refund. */
  requestKey?: string
  /** Decides who bears carried shipping; default: the reason. */
  cause?: Cause
}

type Off = { line: Line; quantity: number; amount: number }

/**
 * Step: pieces of an order's lines, or its shipping, are off: what the buyer paid for them goes back, out of what is held or, after release, out of the
 * producer's balance with its commission and tax. The caller holds the order's row (a transition or `lockOrder`). Returns the refund's id; undefined when
 * nothing was paid for them (cash not yet taken, nothing left) or this was asked for before. Throws conflict for more pieces than a line has left.
 */
export async function refundLines(tx: Writer, ctx: Context, { order, lines, shipping, reason, requestKey, cause = reason }: Refund): Promise<string | undefined> {
  if (requestKey !== undefined && (await wasRequested(tx, requestKey))) return undefined
  const off = offOf(await linesOf(tx, [order.id]), lines)
  const fee = shipping && order.shippingOff === 0 ? order.shippingFee : 0
  const goods = sumDong(off.map(({ amount }) => amount))
  if (goods + fee === 0) return undefined
  const { collectorId } = (await groupById(tx, order.groupId))!
  const refundId = isPaid(order)
    ? await requestRefund(tx, ctx, {
        ...{ groupId: order.groupId, orderId: order.id, amount: goods + fee, reason, requestKey: requestKey ?? keyOf(order, off, fee, reason), cashOf: order.cod ? { collectorId } : undefined },
        lines: [...off.map(({ line, quantity, amount }) => ({ productId: line.productId, quantity, amount })), ...(fee > 0 ? [{ productId: '', quantity: 1, amount: fee }] : [])],
      })
    : undefined
  if (isPaid(order) && !refundId) return undefined
  for (const { line, quantity } of off) if (!(await takeOffLine(tx, line, quantity))) throw new DomainError('conflict', 'orders.movedOn')
  await takeOff(tx, order.id, { goods, shipping: fee })
  if (refundId) await book(tx, ctx, { order, collectorId, refundId, off, fee, bearer: shippingRules[cause].bearer })
  return refundId
}

/** Step: all that is left of an order, with its shipping. */
export const refundWhole = async (tx: Writer, ctx: Context, order: Order, reason: Refund['reason'], cause: Cause = reason): Promise<string | undefined> =>
  refundLines(tx, ctx, {
    ...{ order, reason, cause, shipping: shippingRules[cause].back },
    lines: (await linesOf(tx, [order.id])).map((line) => ({ productId: line.productId, quantity: leftOf(line).quantity })),
  })

/** Cash is paid at the door; everything else before the stall hears of the order. */
const isPaid = ({ cod, deliveredAt, status }: Order): boolean => (cod ? deliveredAt !== null : status !== 'awaiting_payment')

function offOf(all: readonly Line[], wanted: Refund['lines']): Off[] {
  return wanted
    .filter(({ quantity }) => quantity !== 0)
    .map(({ productId, quantity }) => {
      const line = all.find((one) => one.productId === productId)
      if (!line || !Number.isSafeInteger(quantity) || quantity < 1 || quantity > leftOf(line).quantity) throw new DomainError('conflict', 'refunds.beyondLine')
      return { line, quantity, amount: line.unitPrice * quantity }
    })
}

const keyOf = (order: Order, off: readonly Off[], fee: number, reason: string) =>
  [order.id, reason, ...off.map(({ line, quantity }) => `${line.productId}+${line.offQuantity}-${line.offQuantity + quantity}`), ...(fee > 0 ? ['shipping'] : [])].join(':')

type Booking = { order: Order; collectorId: string; refundId: string; off: readonly Off[]; fee: number; bearer: 'collector' | 'producer' }

async function book(tx: Writer, ctx: Context, { order, collectorId, refundId, off, fee, bearer }: Booking): Promise<void> {
  const released = off.filter(({ line }) => line.releasedAt !== null)
  const carried = order.deliveredAt !== null || order.status === 'returned'
  const held = sumDong(off.filter(({ line }) => line.releasedAt === null).map(({ amount }) => amount)) + (carried ? 0 : fee)
  const share = released.length > 0 ? await shareOf(tx, ctx, { orderId: order.id, refundId, released }) : undefined
  const source = { collectorId, sourceId: refundId, order: { orderId: order.id, producerId: order.producerId } }
  const direct = (await findCollector(tx, collectorId))!.settlement === 'direct'
  // A stall that takes its own money is its own collector: what either bears, she bears.
  const shippingBorne = carried && fee > 0 ? { fee, borneBy: direct ? 'producer' as const : bearer } : undefined
  await postEntry(tx, ctx, refundOwed({ ...source, held, ...(share && { released: share }), ...(shippingBorne && { carried: shippingBorne }) }))
  // What goes off her balance is paid back from her own account.
  const offBalance = (share ? netOf(share) : 0) + (shippingBorne?.fee ?? 0)
  if (direct) await postEntry(tx, ctx, directSettled({ ...source, sourceId: order.id, key: `direct_settled:${refundId}`, amount: -offBalance }))
}

/** Commission and tax go back with the goods, so that after the last piece nothing of them is kept. */
async function shareOf(tx: Writer, ctx: Context, { orderId, refundId, released }: { orderId: string; refundId: string; released: readonly Off[] }): Promise<Share> {
  const commission = released.map(({ line, amount }) => {
    const before = leftOf(line).amount
    return partOf(before, line.commissionBp) - partOf(before - amount, line.commissionBp)
  })
  const lines = released.map(({ line, amount }) => ({ productId: line.productId, amount }))
  const taxed = await reverseTax(tx, ctx, { refundId, orderId, lines })
  return { goods: sumDong(released.map(({ amount }) => amount)), commission: sumDong(commission), vat: sumDong(taxed.map(({ vat }) => vat)), pit: sumDong(taxed.map(({ pit }) => pit)) }
}
