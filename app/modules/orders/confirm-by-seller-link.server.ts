import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { checkPin } from '#app/modules/accounts/check-secret.server.ts'
import { takeOrder } from './confirm-order.server.ts'
import { orderNotFound } from './order-access.server.ts'
import { orderByToken } from './orders.repo.server.ts'
import { findTakers, type Taker } from './find-takers.server.ts'

/**
 * "Nhận đơn" from the message on her phone, without a session: the link names the order, the PIN of somebody who may take it names the person.
 * Throws too_many while a PIN is locked, invalid beside the field for a wrong one.
 */
export async function confirmBySellerLink(ctx: Context, { token, pin, personId }: { token: string; pin: string; personId?: string | undefined }): Promise<void> {
  const order = await orderByToken(ctx.store.read, token)
  if (!order || order.status === 'awaiting_payment') throw orderNotFound()
  const takers = (await findTakers(ctx.store.read, ctx, order.producerId)).filter((taker) => personId === undefined || taker.personId === personId)
  const taker = await whosePin(ctx, takers, pin)
  const acting: Context = { ...ctx, actor: { personId: taker.personId, name: taker.name, grants: [] }, producer: { id: order.producerId, roles: taker.roles } }
  await ctx.store.write(async (tx) => {
    const current = (await orderByToken(tx, token))!
    if (current.status !== 'confirmed') await takeOrder(tx, acting, current, 'seller')
  })
}

/** A member whose PIN is locked does not stand in the way of the others. */
async function whosePin(ctx: Context, takers: readonly Taker[], pin: string): Promise<Taker> {
  let refusal = new DomainError('invalid', 'orders.wrongPin', { field: 'pin' })
  for (const taker of takers) {
    try {
      if (await checkPin(ctx, { personId: taker.personId, pin })) return taker
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'too_many') throw error
      refusal = error
    }
  }
  throw refusal
}
