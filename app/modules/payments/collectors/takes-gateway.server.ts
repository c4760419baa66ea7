import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { currentMerchant } from './merchants.repo.server.ts'

/** The merchant of a collector's own; null: the configured one serves it. Throws nothing: 'none' is a stall that takes no VNPay yet. */
export async function gatewayFor(read: Reader, ctx: Pick<Context, 'now'>, collectorId: string): Promise<{ merchantId: string | null } | 'none'> {
  const merchant = await currentMerchant(read, collectorId, ctx.now())
  if (merchant) return { merchantId: merchant.id }
  return (await findCollector(read, collectorId))?.settlement === 'direct' ? 'none' : { merchantId: null }
}

/** Whether every one of these takes money through VNPay. */
export async function takeGateway(read: Reader, ctx: Pick<Context, 'now'>, collectorIds: readonly string[]): Promise<boolean> {
  for (const id of new Set(collectorIds)) if ((await gatewayFor(read, ctx, id)) === 'none') return false
  return true
}
