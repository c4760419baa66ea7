import type { Context } from '#app/lib/context.ts'
import type { ToldNotice } from '#app/modules/payments/collectors/gateway-of.server.ts'
import { findAttemptByRef } from '#app/modules/payments/attempts/find-attempts.server.ts'
import { settleAttempt, type Outcome } from '#app/modules/payments/attempts/settle-attempt.server.ts'
import { lockFor, settleOnce } from './settle-once.server.ts'

export type PaymentOutcome = 'settled' | Exclude<Outcome, 'paid'>

/** A verified word of the gateway, the only thing that settles a VNPay attempt. Safe to repeat; what it comes to is settleOnce's to say. */
export const settlePayment = (ctx: Context, notice: ToldNotice, by: 'ipn' | 'querydr'): Promise<PaymentOutcome> =>
  settleOnce<Outcome>(ctx, async (tx) => {
    await lockFor(tx, await findAttemptByRef(tx, notice.txnRef))
    return settleAttempt(tx, ctx, notice, by)
  })
