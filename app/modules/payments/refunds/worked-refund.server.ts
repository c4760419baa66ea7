import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { assertWorks, type CollectorRole } from '../collectors/collector-access.server.ts'
import { lockRefund, type RefundRow } from './refunds.repo.server.ts'

/** Step: a refund of a collector at which this person has `role`, as it is until the write ends. Throws not_found for any other. */
export async function workedRefund(tx: Writer, ctx: Context, id: string, role: CollectorRole): Promise<RefundRow> {
  const refund = await lockRefund(tx, id)
  if (!refund) throw notFound()
  assertWorks(ctx, refund.collectorId, role)
  return refund
}
