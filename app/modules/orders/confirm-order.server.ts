import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { shipBy } from './alert-clock.ts'
import { announce } from './announce.server.ts'
import { moveOrder } from './move-order.server.ts'
import { actOnStallOrder, orderInScope } from './order-access.server.ts'
import type { StepSource } from './order-states.ts'
import { callsOf, type Order } from './orders.repo.server.ts'

/** The stall takes the order; or an officer of its unit does, once the household said yes on the phone (`recordCall`). */
export function confirmOrder(ctx: Context, { code }: { code: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    if (ctx.producer) {
      const { order, source } = await actOnStallOrder(tx, ctx, code)
      return takeOrder(tx, ctx, order, source)
    }
    const order = await orderInScope(tx, ctx, code, 'officer', 'team_member')
    const agreed = (await callsOf(tx, [order.id])).some(({ officerId, outcome }) => officerId === ctx.actor?.personId && outcome === 'agreed')
    if (!agreed) throw new DomainError('conflict', 'orders.callFirst')
    return takeOrder(tx, ctx, order, 'officer', 'agreed_by_phone')
  })
}

/** Step: the order is taken, and must be on its way by `shipBy`. In time or late is kept for the figures. Throws conflict when somebody else moved it first. */
export async function takeOrder(tx: Writer, ctx: Context, order: Order, source: Extract<StepSource, 'seller' | 'officer'>, note = ''): Promise<void> {
  const now = ctx.now()
  await moveOrder(tx, ctx, order, { to: 'confirmed', source, note, set: { confirmedAt: now, shipBy: shipBy(now) } })
  await announce(tx, ctx, order, 'order.confirmed', { groupId: order.groupId, inTime: order.alertAt === null || now <= order.alertAt })
}
