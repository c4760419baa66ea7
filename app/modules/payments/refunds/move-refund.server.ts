import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { closeTask, openTask } from '../tasks/money-tasks.server.ts'
import { mayMoveRefund, type RefundSource, type RefundState } from './refund-states.ts'
import { setRefund, type RefundRow } from './refunds.repo.server.ts'

/** One task each time it is owed: a closed one is never opened again. */
const taskKeyOf = ({ id, sentBack }: Pick<RefundRow, 'id' | 'sentBack'>): string => (sentBack === 0 ? `refund:${id}` : `refund:${id}:${sentBack}`)
/** Of the task to ask VNPay by hand. */
export const unansweredKeyOf = (refundId: string): string => `refund-unanswered:${refundId}`

/**
 * Step: one move by the table and by compare-and-set; undefined when the refund is not there any more, or this word does not count.
 * What can only go by transfer now becomes a task of the collector, what is done closes it.
 */
export async function moveRefund(tx: Writer, ctx: Context, refund: RefundRow, { to, source, set = {} }: { to: RefundState; source: RefundSource; set?: Partial<RefundRow> }): Promise<RefundRow | undefined> {
  if (!mayMoveRefund(refund.state, to, source)) return undefined
  const moved = await setRefund(tx, refund.id, refund.state, { ...set, state: to, ...(to === 'transfer_due' && { channel: 'transfer' }) })
  if (!moved) return undefined
  if (to !== 'sent') await closeTask(tx, ctx, { key: unansweredKeyOf(moved.id), resolution: to === 'done' ? 'refunded' : 'by_transfer' })
  if (to === 'transfer_due' && refund.state !== 'transfer_proposed') {
    await askTransfer(tx, ctx, moved)
    await appendEvent(tx, ctx, { type: refund.state === 'done' ? 'refund.sent_back' : 'refund.rejected', ...about(moved) })
  }
  if (to === 'done') {
    await closeTask(tx, ctx, { key: taskKeyOf(moved), resolution: 'refunded' })
    await appendEvent(tx, ctx, { type: 'refund.done', ...about(moved) })
  }
  return moved
}

/** Step: somebody at the collector must send this money by hand. */
export const askTransfer = (tx: Writer, ctx: Context, { id, collectorId, amount, sentBack }: Pick<RefundRow, 'id' | 'collectorId' | 'amount' | 'sentBack'>): Promise<boolean> =>
  openTask(tx, ctx, { collectorId, kind: 'refund_by_transfer', key: taskKeyOf({ id, sentBack }), subjectType: 'refund', subjectId: id, amount })

const about = ({ id, groupId, amount }: RefundRow) => ({ subjectType: 'refund' as const, subjectId: id, producerId: null, payload: { groupId, amount } })
