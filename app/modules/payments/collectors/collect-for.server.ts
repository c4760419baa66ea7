import { and, eq } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { paymentAttempts, refunds } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { askTransfer } from '../refunds/move-refund.server.ts'

/** Step: payments and refunds made before they named their collector belong to the group's; what the gateway had refused for good goes by transfer now. */
export async function collectFor(tx: Writer, ctx: Context, { groupId, collectorId }: { groupId: string; collectorId: string }): Promise<void> {
  await tx.update(paymentAttempts).set({ collectorId }).where(and(eq(paymentAttempts.groupId, groupId), eq(paymentAttempts.collectorId, '')))
  await tx.update(refunds).set({ collectorId }).where(and(eq(refunds.groupId, groupId), eq(refunds.collectorId, '')))
  const refused = await tx.update(refunds).set({ state: 'transfer_due', channel: 'transfer' }).where(and(eq(refunds.groupId, groupId), eq(refunds.state, 'rejected'))).returning()
  for (const refund of refused) await askTransfer(tx, ctx, refund)
}
