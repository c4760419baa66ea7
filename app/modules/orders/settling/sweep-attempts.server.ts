import type { Context } from '#app/lib/context.ts'
import { askDueAttempts } from '#app/modules/payments/attempts/ask-gateway.server.ts'
import { settlePayment } from './settle-payment.server.ts'

/** Sweep: asks the gateway about attempts it has not spoken of. Returns how many were asked. */
export const sweepAttempts = (ctx: Context): Promise<number> => askDueAttempts(ctx, (notice) => settlePayment(ctx, notice, 'querydr'))
