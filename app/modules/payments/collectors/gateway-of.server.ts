import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import type { GatewayNotice, PaymentGateway } from '#app/lib/ports.ts'
import { livingMerchants, merchantById, newestOf, type MerchantRow } from './merchants.repo.server.ts'

const TMN_CODE = /^[A-Za-z0-9]{8}$/

type Paid = { merchantId: string | null; collectorId: string }

/**
 * VNPay as the merchant an attempt was opened with: the collector's own, else the configured one. It signs with the newest secret of that
 * merchant, and what it hears is marked with the collector it speaks of. Throws RangeError for a merchant nobody knows.
 */
export async function gatewayOf(read: Reader, ctx: Pick<Context, 'ports'>, { merchantId }: Paid): Promise<PaymentGateway> {
  if (merchantId === null) return ctx.ports.payments
  const row = await merchantById(read, merchantId)
  if (!row) throw new RangeError('an attempt of a merchant nobody knows')
  return gatewayUnder(ctx, (await newestOf(read, row)) ?? row)
}

/** A message that came to the market, whoever's merchant it speaks of: the configured one's secret, then every living secret of the code it names. */
export async function readGatewayNotice(ctx: Pick<Context, 'store' | 'ports' | 'now'>, query: URLSearchParams): Promise<{ verified: true; notice: GatewayNotice } | { verified: false }> {
  const own = ctx.ports.payments.readNotice(query)
  const tmnCode = query.get('vnp_TmnCode')
  if (own.verified || !tmnCode || !TMN_CODE.test(tmnCode)) return own
  for (const row of await livingMerchants(ctx.store.read, tmnCode, ctx.now())) {
    const said = gatewayUnder(ctx, row).readNotice(query)
    if (said.verified) return said
  }
  return { verified: false }
}

/** Whether this word may speak of this payment: only the merchant that took it knows anything about it. */
export const mayTell = ({ collectorId }: GatewayNotice, attempt: Paid): boolean => (attempt.merchantId === null ? collectorId === undefined : collectorId === attempt.collectorId)

function gatewayUnder({ ports }: Pick<Context, 'ports'>, { tmnCode, secretSealed, collectorId }: MerchantRow): PaymentGateway {
  const gateway = ports.merchant({ tmnCode, hashSecret: ports.vault.open(secretSealed) })
  const marked = (notice: GatewayNotice): GatewayNotice => ({ ...notice, collectorId })
  return {
    ...gateway,
    readNotice(query) {
      const said = gateway.readNotice(query)
      return said.verified ? { verified: true, notice: marked(said.notice) } : said
    },
    async query(request) {
      const said = await gateway.query(request)
      return typeof said === 'string' ? said : marked(said)
    },
  }
}
