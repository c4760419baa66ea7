import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { openAttempt } from '#app/modules/payments/open-attempt.server.ts'
import { payUrlOf } from '#app/modules/payments/pay-url-of.server.ts'
import { bankChoiceOf } from './place-order.server.ts'
import type { PayChoice } from './buyer.form.ts'
import { groupByCode } from './placements.repo.server.ts'

/**
 * Opens, or finds open, the group's one attempt and says where to pay it. Two tabs get the same attempt, another way of
 * paying a new one. The caller has checked that the browser may open the group. Throws conflict when the time to pay is over.
 */
export function payUrlFor(ctx: Context, { groupCode, choice, ip }: { groupCode: string; choice?: PayChoice; ip: string }): Promise<string> {
  return ctx.store
    .write(async (tx) => {
      const group = await groupByCode(tx, groupCode)
      if (!group || group.method !== 'vnpay') throw notFound()
      if (group.paidAt) throw new DomainError('conflict', 'checkout.alreadyPaid')
      if (!group.holdUntil) throw new DomainError('conflict', 'payments.timeOver')
      return openAttempt(tx, ctx, { groupId: group.id, collectorId: group.collectorId, groupCode, amount: group.total, expiresAt: group.holdUntil, bankChoice: bankChoiceOf(choice ?? 'vnpay') })
    })
    .then((attempt) => payUrlOf(ctx, attempt, { ip }))
}
