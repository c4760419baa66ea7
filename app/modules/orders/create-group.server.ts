import { randomBytes } from 'node:crypto'
import type { Writer } from '#db/client.server.ts'
import { newCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { sumDong, toDong, type Dong } from '#app/lib/money.ts'
import { taxFactsOf } from '#app/modules/catalog/tax-facts.server.ts'
import { freezeRules } from '#app/modules/payments/tax/freeze-rules.server.ts'
import { alertClock } from './alert-clock.ts'
import { findRelated } from './find-related.server.ts'
import { addGroup, addOrder, addStep, groupByRequest, ordersOfGroup } from './orders.repo.server.ts'

export type NewLine = {
  productId: string
  name: string
  unitLabel: string
  unitPrice: number
  quantity: number
  grams: number
  photoId: string | null
}
export type NewOrder = { stallId: string; producerId: string; unitPath: string; stallName: string; shippingFee: number; lines: readonly NewLine[] }
export type NewGroup = {
  /** One for each group: a basket across collectors sends `${requestId}:${collectorId}`. */
  requestId: string
  collectorId: string
  buyerId: string | null
  buyerName: string
  buyerPhone: string
  recipientName: string
  recipientPhone: string
  provinceCode: string
  provinceName: string
  communeCode: string
  communeName: string
  addressLine: string
  note: string
  /** Staff who took the order on the phone. */
  enteredBy?: string | null
  method: 'vnpay' | 'vietqr' | 'cod'
  /** Instant until which the goods wait for the money; null with cod. */
  holdUntil: Date | null
  orders: readonly NewOrder[]
}
export type CreatedGroup = { id: string; code: string; total: Dong; isNew: boolean; orders: { id: string; code: string; stallId: string }[] }

/**
 * Step: the rows of one basket for one collector, before anybody goes to a gateway; commission and tax are frozen on the lines. The same requestId returns the same group.
 * Cash on delivery is placed at once, the others wait for their money. The caller holds the goods (and sells the holds of cod) in the same write.
 */
export async function createGroup(tx: Writer, ctx: Context, { orders, ...input }: NewGroup): Promise<CreatedGroup> {
  if (orders.length === 0 || orders.some(({ lines }) => lines.length === 0)) throw new DomainError('invalid', 'orders.emptyBasket')
  const [id, now] = [ctx.newId(), ctx.now()]
  const priced = orders.map((order) => ({ ...order, goodsTotal: goodsOf(order.lines) }))
  const goodsTotal = sumDong(priced.map((order) => order.goodsTotal))
  const shippingTotal = sumDong(priced.map(({ shippingFee }) => toDong(shippingFee)))
  const total = sumDong([goodsTotal, shippingTotal])
  const group = { ...input, id, code: newCode(), goodsTotal, shippingTotal, total, locale: ctx.locale, placedAt: now }
  if (!(await addGroup(tx, group))) return existing(tx, input.requestId)

  const frozen = await frozenLines(tx, ctx, input.collectorId, orders)
  const related = await findRelated(tx, ctx, input, orders)
  const cod = input.method === 'cod'
  const created: CreatedGroup['orders'] = []
  for (const { lines, ...order } of priced) {
    const orderId = ctx.newId()
    const row = {
      ...order,
      id: orderId,
      groupId: id,
      code: newCode(),
      sellerToken: randomBytes(18).toString('base64url'),
      status: cod ? 'placed' : 'awaiting_payment',
      cod,
      related: related.has(order.producerId),
      total: sumDong([order.goodsTotal, order.shippingFee]),
      createdAt: now,
      ...(cod && alertClock(now)),
    }
    await addOrder(tx, row, lines.map((line) => ({ ...line, ...frozen.get(line.productId)!, orderId, amount: toDong(line.unitPrice * line.quantity) })))
    await addStep(tx, { id: ctx.newId(), orderId, status: row.status, at: now, actorId: ctx.actor?.personId ?? null, source: input.enteredBy ? 'officer' : 'buyer' })
    created.push({ id: orderId, code: row.code, stallId: order.stallId })
    if (cod) await appendEvent(tx, ctx, { type: 'order.placed', subjectType: 'order', subjectId: orderId, producerId: order.producerId, payload: { groupId: id, total: row.total } })
  }
  await appendEvent(tx, ctx, { type: 'group.placed', subjectType: 'group', subjectId: id, producerId: null, payload: { orders: orders.length, total, method: input.method } })
  if (input.enteredBy) await appendEvent(tx, ctx, { type: 'group.entered', subjectType: 'group', subjectId: id, producerId: null, payload: { total, method: input.method } })
  return { id, code: group.code, total, isNew: true, orders: created }
}

/** The rules of today for each product of the basket, and who made it: copied, so that later changes leave this order alone. */
async function frozenLines(tx: Writer, ctx: Context, collectorId: string, orders: readonly NewOrder[]) {
  const facts = await taxFactsOf(tx, orders.flatMap(({ lines }) => lines.map(({ productId }) => productId)))
  const sellers = orders.map(({ producerId, unitPath, lines }) => ({ producerId, unitPath, goods: lines.map(({ productId }) => facts.get(productId)!) }))
  const rules = await freezeRules(tx, ctx, { collectorId, sellers })
  return new Map([...rules].map(([productId, rule]) => [productId, { ...rule, makerId: facts.get(productId)!.makerId, makerName: facts.get(productId)!.makerName }]))
}

const goodsOf = (lines: readonly NewLine[]) =>
  sumDong(
    lines.map(({ unitPrice, quantity }) => {
      if (!Number.isSafeInteger(quantity) || quantity < 1 || toDong(unitPrice) < 1) throw new RangeError('a line needs a price and a quantity')
      return unitPrice * quantity
    }),
  )

async function existing(tx: Writer, requestId: string): Promise<CreatedGroup> {
  const group = (await groupByRequest(tx, requestId))!
  const orders = (await ordersOfGroup(tx, group.id)).map(({ id, code, stallId }) => ({ id, code, stallId }))
  return { id: group.id, code: group.code, total: toDong(group.total), isNew: false, orders }
}
