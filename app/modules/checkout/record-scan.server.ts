import type { Context } from '#app/lib/context.ts'
import { recordDelivery, recordTakeOver } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'

export type ScanAct = 'taken' | 'delivered' | 'returning' | 'returned'

/** What a post clerk says of a parcel. 'already': it was said before, nothing changed. */
export function recordScan(ctx: Context, { code, act }: { code: string; act: ScanAct }): Promise<'moved' | 'already'> {
  const heard = { code, source: 'post_clerk' as const }
  if (act === 'taken') return recordTakeOver(ctx, heard)
  if (act === 'delivered') return recordDelivery(ctx, heard)
  return recordReturn(ctx, { ...heard, to: act })
}
