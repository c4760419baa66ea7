import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { refundPaid, type Into } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import type { RefundRow } from './refunds.repo.server.ts'

/** Step: the money has left, from where it lay: at the gateway or on the bank account, or it has left already and lies among the unmatched; in direct settlement on the stall's own account. */
export async function bookRefundPaid(tx: Writer, ctx: Context, { id, collectorId, amount, orderId }: RefundRow, from: Exclude<Into, 'ownAccount'> | 'unmatched'): Promise<void> {
  const collector = (await findCollector(tx, collectorId))!
  const outOf = collector.settlement === 'direct' ? { outOf: 'ownAccount' as const, party: collector.producerId ?? '' } : { outOf: from }
  await postEntry(tx, ctx, refundPaid({ collectorId, sourceId: id, amount, orderId: orderId ?? '', ...outOf }))
}
