import type { Context } from '#app/lib/context.ts'
import { announce } from './announce.server.ts'
import { takeOrder } from './confirm-order.server.ts'
import { orderInScope } from './order-access.server.ts'
import { addCall } from './orders.repo.server.ts'

export const callOutcomes = ['agreed', 'no_answer', 'refused'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** An officer of the unit called about an unanswered order; `agreed` takes it in the household's name, logged and shown to it. */
export function recordCall(ctx: Context, { code, outcome }: { code: string; outcome: CallOutcome }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const order = await orderInScope(tx, ctx, code, 'officer', 'team_member')
    await addCall(tx, { id: ctx.newId(), orderId: order.id, officerId: ctx.actor!.personId, outcome, at: ctx.now() })
    await announce(tx, ctx, order, 'order.called', { outcome })
    if (outcome === 'agreed') await takeOrder(tx, ctx, order, 'officer', 'agreed_by_phone')
  })
}
