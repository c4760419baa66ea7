import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { orderToDispute } from '#app/modules/orders/dispute.server.ts'
import { freezeLines } from '#app/modules/orders/freeze-lines.server.ts'
import type { ComplaintKind } from '#app/modules/orders/refunding/refund-rules.ts'
import { mayComplain } from './complaint-rules.ts'
import { addComplaint, openLines } from './complaints.repo.server.ts'

type Open = { code: string; productIds: readonly string[]; kind: ComplaintKind; words: string; as: 'buyer' | 'operator'; granted?: boolean }

/**
 * "Hàng có vấn đề": names lines of a delivered order, whose money waits until somebody has decided. The buyer has three days from delivery,
 * an operator enters what a buyer says on the phone at any time after it. A line stands in one open complaint at most. Returns the complaint's id.
 */
export function openComplaint(ctx: Context, { code, productIds, kind, words, as, granted = false }: Open): Promise<string> {
  return ctx.store.write(async (tx) => {
    const { order, lines } = await orderToDispute(tx, ctx, { code, granted, as })
    if (as === 'buyer' ? !mayComplain(order, ctx.now()) : order.deliveredAt === null || order.status === 'returned') throw new DomainError('conflict', order.deliveredAt === null ? 'support.notYet' : 'support.tooLate')
    const named = [...new Set(productIds)]
    if (named.length === 0 || !named.every((productId) => lines.some((line) => line.productId === productId && line.quantity > 0))) throw new DomainError('invalid', 'support.chooseLines', { field: 'lines' })
    const open = await openLines(tx, order.id)
    if (named.some((productId) => open.includes(productId))) throw new DomainError('conflict', 'support.already')
    const id = ctx.newId()
    await addComplaint(tx, { id, orderId: order.id, producerId: order.producerId, unitPath: order.unitPath, kind, words, openedBy: ctx.actor?.personId ?? null, openedAt: ctx.now(), state: 'open' })
    await freezeLines(tx, ctx, { orderId: order.id, productIds: named, subjectType: 'complaint', subjectId: id })
    await appendEvent(tx, ctx, { type: 'complaint.opened', subjectType: 'complaint', subjectId: id, producerId: order.producerId, payload: { orderId: order.id, kind } })
    return id
  })
}
