import type { Writer } from '#db/client.server.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { findParcelOfOrder } from '#app/modules/shipping/find-parcels.server.ts'
import { scanParcel } from '#app/modules/shipping/scan-parcel.server.ts'
import { releaseAt } from './alert-clock.ts'
import { announce } from './announce.server.ts'
import { bookCarriage } from './clearing/book-carriage.server.ts'
import { moveOrder } from './move-order.server.ts'
import { clerkReaches, isSellersSide, orderNotFound } from './order-access.server.ts'
import { addStep, groupById, orderByCode, stepsOf, type Order } from './orders.repo.server.ts'

/** carrier: its own message, checked by who received it. operator: with proof, in words. The buyer's word is `confirmReceipt`. */
export type PostSource = 'post_clerk' | 'carrier' | 'operator'
export type Heard = { code: string; source: PostSource; proof?: string }
/** already: the order was there before, or further. */
export type Recorded = 'moved' | 'already'

/** The parcel reached its buyer. Never on the word of the seller or of somebody who acts for her, whatever other role they hold. */
export const recordDelivery = (ctx: Context, heard: Heard): Promise<Recorded> =>
  ctx.store.write(async (tx) => {
    const order = await heardOf(tx, ctx, heard)
    await scan(tx, ctx, order, heard, 'delivered')
    if (order.status === 'delivered' || order.status === 'completed') return 'already'
    const ready = order.status === 'confirmed' || order.status === 'packed' ? await takeOver(tx, ctx, order, heard) : order
    await deliver(tx, ctx, ready, heard.source, heard.proof)
    return 'moved'
  })

/** The post has the parcel. After the household's own word it is a second step of the timeline, without it the order moves. */
export const recordTakeOver = (ctx: Context, heard: Heard): Promise<Recorded> =>
  ctx.store.write(async (tx) => {
    const order = await heardOf(tx, ctx, heard)
    const news = await scan(tx, ctx, order, heard, 'in_transit')
    if (order.status === 'handed_over') {
      const before = (await stepsOf(tx, [order.id])).some(({ status, source }) => status === 'handed_over' && (source === 'post_clerk' || source === 'carrier'))
      if (before || news === 'already') return 'already'
      await addStep(tx, { id: ctx.newId(), orderId: order.id, status: 'handed_over', at: ctx.now(), actorId: ctx.actor?.personId ?? null, source: heard.source, note: '' })
      return 'moved'
    }
    if (['delivered', 'completed', 'returning', 'returned'].includes(order.status)) return 'already'
    await takeOver(tx, ctx, order, heard)
    return 'moved'
  })

/** Step: the goods are with their buyer. Their money is released three days from now, or when she confirms; the carrier has earned the carriage. Throws conflict when somebody else moved the order first. */
export async function deliver(tx: Writer, ctx: Context, order: Order, source: PostSource | 'buyer', note = ''): Promise<Order> {
  const now = ctx.now()
  const moved = await moveOrder(tx, ctx, order, { to: 'delivered', source, note, set: { deliveredAt: now, deliveredSource: source, releaseAt: releaseAt(now) } })
  await bookCarriage(tx, ctx, moved)
  await announce(tx, ctx, order, 'order.delivered', { groupId: order.groupId, source })
  return moved
}

async function takeOver(tx: Writer, ctx: Context, order: Order, { source }: Heard): Promise<Order> {
  const moved = await moveOrder(tx, ctx, order, { to: 'handed_over', source })
  await announce(tx, ctx, order, 'order.handed_over', { groupId: order.groupId })
  return moved
}

/** The order, if this person may speak for this source. */
export async function heardOf(tx: Writer, ctx: Context, { code, source, proof = '' }: Heard): Promise<Order> {
  const order = await orderByCode(tx, code)
  if (!order || order.status === 'awaiting_payment') throw orderNotFound()
  if (await isSellersSide(tx, ctx, order.producerId)) throw new DomainError('forbidden', 'orders.notBySeller')
  if (source === 'post_clerk' && !clerkReaches(ctx, order, (await groupById(tx, order.groupId))!)) throw orderNotFound()
  if (source === 'carrier' && ctx.actor) throw orderNotFound()
  if (source === 'operator') {
    if (!scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, order.unitPath))) throw orderNotFound()
    if (proof.trim() === '') throw new DomainError('invalid', 'orders.proofMissing', { field: 'proof' })
  }
  return order
}

/** Step: the word on the parcel's own timeline, when it is the post that says it; an operator's proof concerns the order alone. Undefined: no parcel, or no word of the post. */
export async function scan(tx: Writer, ctx: Context, order: Order, { source }: Heard, status: 'in_transit' | 'delivered' | 'returning' | 'returned'): Promise<'moved' | 'late' | 'already' | undefined> {
  const parcel = await findParcelOfOrder(tx, order.id)
  return parcel && source !== 'operator' ? scanParcel(tx, ctx, { parcelId: parcel.id, status, source }) : undefined
}
