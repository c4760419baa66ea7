import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import type { GatewayNotice, PaymentGateway } from '#app/lib/ports.ts'
import { livingMerchants, merchantById, newestOf, type MerchantRow } from './merchants.repo.server.ts'
import { isTmnCode } from './proposals.ts'

/** Whose merchant can have said it, each by its collector; null: the configured one. Several when they share one merchant: which of them it was only the payment says. */
type Teller = string | null
export type ToldNotice = GatewayNotice & { tellers: readonly Teller[] }

type Paid = { merchantId: string | null; collectorId: string }

/**
 * VNPay as the merchant an attempt was opened with: the collector's own, else the configured one. It signs with the newest secret of that
 * merchant. Throws RangeError for a merchant nobody knows.
 */
export async function gatewayOf(read: Reader, ctx: Pick<Context, 'ports'>, { merchantId }: Paid): Promise<PaymentGateway> {
  if (merchantId === null) return ctx.ports.payments
  const row = await merchantById(read, merchantId)
  if (!row) throw new RangeError('an attempt of a merchant nobody knows')
  return gatewayUnder(ctx, (await newestOf(read, row)) ?? row)
}

/** A message that came to the market, whoever's merchant it speaks of: the configured one's secret and every living secret of the code it names are tried. */
export async function readGatewayNotice(ctx: Pick<Context, 'store' | 'ports' | 'now'>, query: URLSearchParams): Promise<{ verified: true; notice: ToldNotice } | { verified: false }> {
  const tmnCode = query.get('vnp_TmnCode') ?? ''
  const named = isTmnCode(tmnCode) ? await livingMerchants(ctx.store.read, tmnCode, ctx.now()) : []
  const gateways: { teller: Teller; gateway: PaymentGateway }[] = [{ teller: null, gateway: ctx.ports.payments }, ...named.map((row) => ({ teller: row.collectorId, gateway: gatewayUnder(ctx, row) }))]
  const told = gateways.flatMap(({ teller, gateway }) => {
    const said = gateway.readNotice(query)
    return said.verified ? [{ teller, notice: said.notice }] : []
  })
  const [first] = told
  return first ? { verified: true, notice: { ...first.notice, tellers: told.map(({ teller }) => teller) } } : { verified: false }
}

/** The only one whose word about this payment counts: whose merchant took it. */
export const tellerOf = ({ merchantId, collectorId }: Paid): Teller => (merchantId === null ? null : collectorId)
export const mayTell = ({ tellers }: ToldNotice, attempt: Paid): boolean => tellers.includes(tellerOf(attempt))

const gatewayUnder = ({ ports }: Pick<Context, 'ports'>, { tmnCode, secretSealed }: MerchantRow): PaymentGateway => ports.merchant({ tmnCode, hashSecret: ports.vault.open(secretSealed) })
