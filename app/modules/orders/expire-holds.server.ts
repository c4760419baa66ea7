import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { announce } from './announce.server.ts'
import { releaseHolds } from '#app/modules/catalog/release-holds.server.ts'
import { closeOpenAttempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { moveOrder, unlessMovedOn } from './move-order.server.ts'
import type { StepSource } from './order-states.ts'
import { claimExpired, groupsExpired, ordersOfGroup } from './orders.repo.server.ts'

/** Sweep: groups whose time to pay is over give their goods back. Returns how many. */
export async function expireHolds(ctx: Context): Promise<number> {
  let expired = 0
  for (const groupId of await groupsExpired(ctx.store.read, ctx.now())) {
    const done = await unlessMovedOn(ctx.store.write(async (tx) => {
      const expired = await claimExpired(tx, groupId, ctx.now())
      if (!expired) return false
      await dropUnpaid(tx, ctx, groupId, 'unpaid', 'clock')
      // Who transferred was promised news by now, good or bad.
      if (expired.method === 'vietqr') await appendEvent(tx, ctx, { type: 'payment.not_seen', subjectType: 'group', subjectId: groupId, producerId: null, payload: { amount: expired.total } })
      return true
    }))
    if (done) expired++
  }
  return expired
}

/** Step: every order of an unpaid group ends and its goods go back on the shelf. The caller has claimed the group. */
export async function dropUnpaid(tx: Writer, ctx: Context, groupId: string, cancelReason: string, source: StepSource): Promise<void> {
  for (const order of await ordersOfGroup(tx, groupId)) {
    if (order.status !== 'awaiting_payment') continue
    await moveOrder(tx, ctx, order, { to: 'cancelled', source, note: cancelReason, set: { cancelReason } })
    await announce(tx, ctx, order, 'order.cancelled', { groupId, reason: cancelReason, paid: false })
  }
  await closeOpenAttempt(tx, groupId, 'vietqr')
  await releaseHolds(tx, ctx, { groupId })
}
