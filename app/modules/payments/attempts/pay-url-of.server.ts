import type { Context } from '#app/lib/context.ts'
import { href } from '#app/lib/i18n.ts'
import { toDong } from '#app/lib/money.ts'
import { gatewayOf } from '../collectors/gateway-of.server.ts'
import type { BankChoice } from './attempt.ts'
import type { Attempt } from './open-attempt.server.ts'

const RETURN_PATH = '/thanh-toan/vnpay/ket-qua'

/** Where to send the buyer's browser for this attempt. `ip` is the buyer's. */
export const payUrlOf = async (ctx: Context, attempt: Attempt, { ip }: { ip: string }): Promise<string> =>
  (await gatewayOf(ctx.store.read, ctx, attempt)).payUrl({
    txnRef: attempt.txnRef,
    amount: toDong(attempt.amount),
    orderInfo: `Cho Lang ${attempt.txnRef}`,
    bankChoice: attempt.bankChoice as BankChoice | null,
    createdAt: attempt.createdAt,
    expiresAt: attempt.expiresAt,
    ip,
    locale: ctx.locale,
    returnUrl: `${ctx.publicUrl}${href(ctx.locale, RETURN_PATH)}`,
  })
