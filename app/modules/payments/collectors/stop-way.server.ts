import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { collectorAccounts, collectorMerchants, paymentAttempts } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { plus } from '#app/lib/time.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { idOfToken } from '../payouts/not-me.server.ts'
import { OLD_SECRET_LIVES_MS } from './set-merchant.server.ts'

/** How money reaches a collector. shown: the account's last digits, or the merchant's code. */
export type Way = { id: string; kind: 'account' | 'merchant'; collectorId: string; shown: string; since: Date }

export async function findWay(read: Reader, id: string): Promise<Way | undefined> {
  const [account] = await read.select().from(collectorAccounts).where(eq(collectorAccounts.id, id))
  if (account) return { id, kind: 'account', collectorId: account.collectorId, shown: account.numberEnd, since: account.validFrom }
  const [merchant] = await read.select().from(collectorMerchants).where(eq(collectorMerchants.id, id))
  return merchant && { id, kind: 'merchant', collectorId: merchant.collectorId, shown: merchant.tmnCode, since: merchant.validFrom }
}

/** Behind the link of a message: the way a stall in direct settlement is paid; undefined for a token of something else. */
export async function wayOfToken(ctx: Context, token: string): Promise<Way | undefined> {
  const id = idOfToken(ctx.ports.vault, token)
  const way = id ? await findWay(ctx.store.read, id) : undefined
  return way && (await findCollector(ctx.store.read, way.collectorId))?.settlement === 'direct' ? way : undefined
}

/**
 * "Không phải tôi", without a session: no buyer is sent this way any more, until the owner writes one anew. What is on its way is still
 * heard of, as after a change. Repeating it changes nothing, nor does it when the way was replaced meanwhile.
 */
export const stopWay = (ctx: Context, { id, kind, collectorId }: Way): Promise<void> =>
  ctx.store.write(async (tx) => {
    if (!(await endWay(tx, ctx, { id, kind }))) return
    const used = kind === 'account' ? paymentAttempts.accountId : paymentAttempts.merchantId
    await tx.update(paymentAttempts).set({ state: 'closed' }).where(and(eq(used, id), eq(paymentAttempts.state, 'open')))
    const producerId = (await findCollector(tx, collectorId))!.producerId
    await appendEvent(tx, ctx, { type: 'collector.change', subjectType: 'collector', subjectId: collectorId, producerId, payload: { collectorId, kind, state: 'stopped', wayId: id } })
  })

async function endWay(tx: Writer, ctx: Context, { id, kind }: Pick<Way, 'id' | 'kind'>): Promise<boolean> {
  const now = ctx.now()
  const ended =
    kind === 'account'
      ? await tx.update(collectorAccounts).set({ validTo: now }).where(and(eq(collectorAccounts.id, id), isNull(collectorAccounts.validTo))).returning({ id: collectorAccounts.id })
      : await tx.update(collectorMerchants).set({ validTo: plus(now, OLD_SECRET_LIVES_MS) }).where(and(eq(collectorMerchants.id, id), isNull(collectorMerchants.validTo))).returning({ id: collectorMerchants.id })
  return ended.length === 1
}
