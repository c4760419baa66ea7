import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { mayMove, type OrderStatus, type StepSource } from './order-states.ts'
import { addStep, moveStatus, type Order, type OrderRow } from './orders.repo.server.ts'

type Move = { to: OrderStatus; source: StepSource; note?: string; set?: Partial<OrderRow> }

/**
 * Step: one transition by the table and by compare-and-set, with its row in the timeline.
 * Throws conflict when the order is not where the caller thinks it is, or when this word does not count.
 */
export async function moveOrder(tx: Writer, ctx: Context, order: Order, { to, source, note = '', set = {} }: Move): Promise<Order> {
  const moved = mayMove(order.status, to, source) ? await moveStatus(tx, order.id, order.status, to, set) : undefined
  if (!moved) throw new DomainError('conflict', 'orders.movedOn')
  await addStep(tx, { id: ctx.newId(), orderId: order.id, status: to, at: ctx.now(), actorId: ctx.actor?.personId ?? null, source, note })
  return moved
}

/** For sweeps: another process, or a person, moved the order first, and that is as good. */
export const unlessMovedOn = (work: Promise<boolean>): Promise<boolean> =>
  work.catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === 'conflict') return false
    throw error
  })
