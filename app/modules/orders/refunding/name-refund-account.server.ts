import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { setRefundAccount } from '#app/modules/payments/refunds/set-refund-account.server.ts'
import { findBank } from '#app/modules/places/banks.server.ts'
import { mayReadGroup, orderNotFound } from '../order-access.server.ts'
import { groupByCode } from '../orders.repo.server.ts'

type Account = { groupCode: string; granted: boolean; bankCode: string; number: string; name: string }

/** The buyer says where the money of her group shall go that cannot go back the way it came. Until somebody has sent it she may change it; her phone is told each time. */
export function nameRefundAccount(ctx: Context, { groupCode, granted, bankCode, number, name }: Account): Promise<void> {
  return ctx.store.write(async (tx) => {
    const group = await groupByCode(tx, groupCode)
    if (!group || !mayReadGroup(ctx, group, granted)) throw orderNotFound()
    if (!(await findBank(tx, bankCode))) throw new DomainError('invalid', 'refunds.bankUnknown', { field: 'bank' })
    if ((await setRefundAccount(tx, ctx, { groupId: group.id, bankCode, number, name })) === 0) throw new DomainError('conflict', 'refunds.noneWaits')
  })
}
