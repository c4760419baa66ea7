import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { plus } from '#app/lib/time.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { idOfToken } from '../payouts/not-me.server.ts'
import { closeAttemptsBy } from '../payments.repo.server.ts'
import { OLD_SECRET_LIVES_MS } from './set-merchant.server.ts'
import { endWay, findWay, type Way } from './ways.repo.server.ts'

export { findWay }

/** Behind the link of a message: the way a stall in direct settlement is paid; undefined for a token of something else. */
export async function wayOfToken(ctx: Context, token: string): Promise<Way | undefined> {
  const id = idOfToken(ctx.ports.vault, token)
  const way = id ? await findWay(ctx.store.read, id) : undefined
  return way && (await findCollector(ctx.store.read, way.collectorId))?.settlement === 'direct' ? way : undefined
}

/**
 * "Không phải tôi", without a session: no buyer is sent this way any more, until the owner writes one anew. What is on its way is still
 * heard of, as after a change. A way that was replaced meanwhile has buyers before its page, too, and they are let go; the one that came after it stays.
 */
export const stopWay = (ctx: Context, { id, kind, collectorId }: Way): Promise<void> =>
  ctx.store.write(async (tx) => {
    const ended = await endWay(tx, { id, kind }, { now: ctx.now(), until: plus(ctx.now(), OLD_SECRET_LIVES_MS) })
    // After its end, for which whoever begins now has been waited (openAttempt holds the way).
    await closeAttemptsBy(tx, kind === 'account' ? { accountId: id } : { merchantId: id })
    if (!ended) return
    const producerId = (await findCollector(tx, collectorId))!.producerId
    await appendEvent(tx, ctx, { type: 'collector.change', subjectType: 'collector', subjectId: collectorId, producerId, payload: { collectorId, kind, state: 'stopped', wayId: id } })
  })
