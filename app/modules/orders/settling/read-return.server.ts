import { showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { paymentState, type PaymentState } from '#app/modules/payments/attempts/attempt.ts'
import { mayTell, readGatewayNotice } from '#app/modules/payments/collectors/gateway-of.server.ts'
import { failureOf } from '#app/modules/payments/attempts/failure.ts'
import { findAttemptByRef, findAttempts } from '#app/modules/payments/attempts/find-attempts.server.ts'
import { refundsOf } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { isExcess, type ExcessReason } from '#app/modules/payments/refunds/refund-reasons.ts'
import { isRefunded } from '../line-left.ts'
import { groupById, ordersOfGroup } from '../orders.repo.server.ts'

export type ReturnView = { known: false } | { known: true; state: PaymentState; groupCode: string; shownCode: string; amount: number; failure: string | null; holdUntil: Date | null; answerBy: Date | null; moneyBack: ExcessReason | 'refunded' | null }

/** The buyer's browser is back from the gateway. Its word changes nothing and proves nothing: shown is what our records say. No personal data. */
export async function readReturn(ctx: Context, query: URLSearchParams): Promise<ReturnView> {
  const answer = await readGatewayNotice(ctx, query)
  const read = ctx.store.read
  const found = answer.verified ? await findAttemptByRef(read, answer.notice.txnRef) : undefined
  const attempt = found && answer.verified && mayTell(answer.notice, found) ? found : undefined
  const group = attempt && (await groupById(read, attempt.groupId))
  if (!attempt || !group) return { known: false }
  const attempts = await findAttempts(read, group.id)
  const state = paymentState(group, attempts, ctx.now(), true)
  const refunds = await refundsOf(read, group.id)
  const excess = refunds.filter(isExcess).find(({ attemptId }) => attemptId === attempt.id)
  const refunded = isRefunded(group, await ordersOfGroup(read, group.id), refunds) ? 'refunded' : null
  const moneyBack = excess?.reason ?? refunded
  const { nextQueryAt } = attempt
  // One minute for the sweep to come round and the gateway to answer.
  const answerBy = nextQueryAt && nextQueryAt > ctx.now() ? plus(nextQueryAt, MINUTE) : null
  return { known: true, state, groupCode: group.code, shownCode: showCode(group.code), amount: attempt.amount, failure: failureOf(attempt), holdUntil: group.holdUntil, answerBy, moneyBack }
}
