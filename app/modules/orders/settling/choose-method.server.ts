import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { moveHoldsUntil } from '#app/modules/catalog/move-holds.server.ts'
import { lockGroup, setMethod, type Group } from '../orders.repo.server.ts'

/** Step: the unpaid group, and nobody else chooses, pays or lets it expire until the write ends. Throws conflict when it is paid, or its time is over. */
export async function lockUnpaid(tx: Writer, ctx: Context, groupId: string): Promise<Group & { holdUntil: Date }> {
  const group = (await lockGroup(tx, groupId))!
  if (group.paidAt) throw new DomainError('conflict', 'payments.alreadyPaid')
  if (!group.holdUntil || group.holdUntil <= ctx.now()) throw new DomainError('conflict', 'payments.timeOver')
  return { ...group, holdUntil: group.holdUntil }
}

/** Step: another way to pay with a time of its own; goods and group wait together. The caller has locked the group. */
export async function chooseMethod(tx: Writer, ctx: Context, { groupId, method, holdUntil }: { groupId: string; method: 'vnpay' | 'vietqr'; holdUntil: Date }): Promise<void> {
  await setMethod(tx, groupId, method, holdUntil)
  await moveHoldsUntil(tx, ctx, { groupId, until: holdUntil })
}
