import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { delegations, memberships } from '#db/schema/producers.ts'
import { readCode } from '#app/lib/code.server.ts'
import { covers, scopesOf, type Context, type StaffRole } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import type { StepSource } from './order-states.ts'
import { groupByCode, groupById, orderByCode, type Group, type Order } from './orders.repo.server.ts'

export const orderNotFound = () => notFound('orders.notFound')

/** The basket with this code, or with an order of this code, as somebody typed or dictated it. */
export async function groupByAnyCode(read: Reader, typed: string): Promise<Group | undefined> {
  const code = readCode(typed)
  if (code === undefined) return undefined
  const order = await orderByCode(read, code)
  return order ? groupById(read, order.groupId) : groupByCode(read, code)
}

/** Somebody else's order does not exist. */
export async function orderOfStall(read: Reader, ctx: Context, code: string): Promise<Order> {
  const order = await orderByCode(read, code)
  if (!order || order.producerId !== ctx.producer?.id || order.status === 'awaiting_payment') throw orderNotFound()
  return order
}

/**
 * Her own order, to act on: owner, packer and helper may, the accountant only looks. Who acts for her needs a living
 * permission for it, looked up again here, in the write. Says on whose word the order will move.
 */
export async function actOnStallOrder(tx: Reader, ctx: Context, code: string): Promise<{ order: Order; source: Extract<StepSource, 'seller' | 'officer'> }> {
  const order = await orderOfStall(tx, ctx, code)
  await producerOfActor(tx, ctx, 'parcels')
  return { order, source: ctx.delegationId === undefined ? 'seller' : 'officer' }
}

/** An order in the assignment of one of these roles, else it does not exist. */
export async function orderInScope(read: Reader, ctx: Context, code: string, ...roles: readonly StaffRole[]): Promise<Order> {
  const order = await orderByCode(read, code)
  if (!order || !scopesOf(ctx.actor, ...roles).some((scope) => covers(scope, order.unitPath))) throw orderNotFound()
  return order
}

/** A post clerk works on parcels that leave from, or go to, the places assigned to her. */
export const clerkReaches = (ctx: Context, order: Pick<Order, 'unitPath'>, group: Pick<Group, 'provinceCode' | 'communeCode'>): boolean =>
  scopesOf(ctx.actor, 'post_clerk').some((scope) => covers(scope, order.unitPath) || covers(scope, `${group.provinceCode}/${group.communeCode}`))

/** `granted`: this browser placed the order, or typed its code with the buyer's phone. */
export const mayReadGroup = (ctx: Context, group: Group, granted: boolean): boolean => granted || (group.buyerId !== null && group.buyerId === ctx.actor?.personId)

export async function orderOfBuyer(read: Reader, ctx: Context, code: string, granted: boolean): Promise<{ order: Order; group: Group }> {
  const order = await orderByCode(read, code)
  const group = order && (await groupById(read, order.groupId))
  if (!order || !group || !mayReadGroup(ctx, group, granted)) throw orderNotFound()
  return { order, group }
}

/** Whether the actor sells this order's goods, by membership or by acting for the household today. */
export async function isSellersSide(read: Reader, ctx: Context, producerId: string): Promise<boolean> {
  if (ctx.producer?.id === producerId || ctx.delegationId !== undefined) return true
  const [now, personId] = [ctx.now(), ctx.actor?.personId]
  if (!personId) return false
  const [member] = await read
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.producerId, producerId), eq(memberships.personId, personId), lte(memberships.validFrom, now), or(isNull(memberships.validTo), gt(memberships.validTo, now))))
    .limit(1)
  const [delegate] = await read
    .select({ id: delegations.id })
    .from(delegations)
    .where(and(eq(delegations.producerId, producerId), eq(delegations.officerId, personId), isNull(delegations.revokedAt), lte(delegations.validFrom, now), gt(delegations.validTo, now)))
    .limit(1)
  return member !== undefined || delegate !== undefined
}
