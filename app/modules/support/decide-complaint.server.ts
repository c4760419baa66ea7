import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { holdOrder, orderToDispute, type Disputed } from '#app/modules/orders/dispute.server.ts'
import { liftFreeze } from '#app/modules/orders/freeze-lines.server.ts'
import { isSellersSide } from '#app/modules/orders/order-access.server.ts'
import { refundLines } from '#app/modules/orders/refunding/refund-lines.server.ts'
import { releaseOrder } from '#app/modules/orders/release-order.server.ts'
import type { ComplaintState } from './complaint-rules.ts'
import { closeComplaint, complaintById, namedLines, type Complaint } from './complaints.repo.server.ts'
import { mayDecide, mayLetGo } from './reach.server.ts'

type Decide = {
  id: string
  intent: 'refund' | 'refuse'
  lines: readonly { productId: string; quantity: number }[]
  shipping: boolean
  /** To the buyer and the stall, in words. */
  answer: string
}

/**
 * The operator of the stall's unit, or the collector's staff, decides: pieces of the order's lines or its shipping go back to the buyer, or nothing does.
 * An operator alone only gives back all that still waits of the lines named: what lets money go to the seller is the collector's to decide.
 * Either way the lines are free again, and in an order that is done their money moves on. Nobody of the stall decides. Throws conflict when it was decided before.
 */
export function decideComplaint(ctx: Context, { id, intent, lines, shipping, answer }: Decide): Promise<void> {
  return ctx.store.write(async (tx) => {
    const complaint = await complaintById(tx, id)
    if (!complaint) throw notFound('support.notFound')
    const disputed = await holdOrder(tx, complaint.orderId)
    if (!mayDecide(ctx, { unitPath: complaint.unitPath, collectorId: disputed.collectorId })) throw notFound('support.notFound')
    if (await isSellersSide(tx, ctx, complaint.producerId)) throw new DomainError('forbidden', 'support.notBySeller')
    const wanted = lines.filter(({ quantity }) => quantity > 0)
    const named = (await namedLines(tx, [id])).map(({ productId }) => productId)
    const decision = { lines: disputed.lines, named, back: intent === 'refund' ? wanted : [] }
    if (complaint.state === 'open' && !(await mayLetGo(tx, ctx, disputed.collectorId, decision))) throw new DomainError('forbidden', 'support.collectorLetsGo')
    await close(tx, ctx, complaint, intent === 'refuse' ? 'refused' : 'refunded', answer)
    if (intent === 'refund') {
      if (wanted.length === 0 && !shipping) throw new DomainError('invalid', 'support.chooseRefund', { field: 'pieces' })
      const refundId = await refundLines(tx, ctx, { order: disputed.order, lines: wanted, shipping, reason: 'complaint', cause: complaint.kind, requestKey: `complaint:${id}` })
      if (!refundId) throw new DomainError('conflict', 'support.nothingLeft')
    }
    await letGo(tx, ctx, disputed)
  })
}

/** The buyer takes it back. */
export function withdrawComplaint(ctx: Context, { id, code, granted }: { id: string; code: string; granted: boolean }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const disputed = await orderToDispute(tx, ctx, { code, granted, as: 'buyer' })
    const complaint = await complaintById(tx, id)
    if (!complaint || complaint.orderId !== disputed.order.id) throw notFound('support.notFound')
    await close(tx, ctx, complaint, 'withdrawn', '')
    await letGo(tx, ctx, disputed)
  })
}

async function close(tx: Writer, ctx: Context, { id, orderId, producerId }: Complaint, state: Exclude<ComplaintState, 'open'>, answer: string): Promise<void> {
  const decidedBy = ctx.actor?.personId ?? null
  if (!(await closeComplaint(tx, id, { state, answer, decidedBy, decidedAt: ctx.now() }))) throw new DomainError('conflict', 'support.decided')
  await liftFreeze(tx, ctx, { subjectId: id })
  await appendEvent(tx, ctx, { type: 'complaint.decided', subjectType: 'complaint', subjectId: id, producerId, payload: { orderId, state } })
}

/** Before the order is done its release comes with the clock or with the buyer's word. */
const letGo = async (tx: Writer, ctx: Context, { order }: Disputed): Promise<void> => {
  if (order.status === 'completed') await releaseOrder(tx, ctx, order)
}
