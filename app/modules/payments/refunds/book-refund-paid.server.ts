import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { refundPaid, refundReturned, type Into } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import type { RefundRow } from './refunds.repo.server.ts'

type Place = Exclude<Into, 'ownAccount'> | 'unmatched'

/** Step: the money has left, from where it lay: at the gateway or on the bank account, or it has left already and lies among the unmatched; in direct settlement on the stall's own account. Throws RangeError when this round was booked before. */
export async function bookRefundPaid(tx: Writer, ctx: Context, refund: RefundRow, from: Place): Promise<void> {
  if (!(await bookIfNew(tx, ctx, refund, from))) throw new RangeError(`refund ${refund.id} paid twice`)
}

/** Step: the same of a refund that the journal may know of. False when it does. */
export async function bookIfNew(tx: Writer, ctx: Context, refund: RefundRow, from: Place): Promise<boolean> {
  const { at, party } = await accountOf(tx, refund, from)
  return postEntry(tx, ctx, refundPaid({ ...sourceOf(refund), outOf: at, party }))
}

/** Step: the bank has sent the transfer back, to where it lies now; `sentBack` of the refund counts this one. Throws RangeError when it was booked before. */
export async function bookRefundReturned(tx: Writer, ctx: Context, refund: RefundRow, from: 'bank' | 'unmatched'): Promise<void> {
  const { at, party } = await accountOf(tx, refund, from)
  if (!(await postEntry(tx, ctx, refundReturned({ ...sourceOf(refund), into: at, party })))) throw new RangeError(`refund ${refund.id} returned twice`)
}

const sourceOf = ({ id, collectorId, amount, orderId, sentBack }: RefundRow) => ({ collectorId, sourceId: id, round: sentBack, amount, orderId: orderId ?? '' })

async function accountOf(tx: Writer, { collectorId }: RefundRow, place: Place): Promise<{ at: Into | 'unmatched'; party: string }> {
  const collector = (await findCollector(tx, collectorId))!
  return collector.settlement === 'direct' ? { at: 'ownAccount', party: collector.producerId ?? '' } : { at: place, party: '' }
}
