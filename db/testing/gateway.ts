import { createHmac } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context } from '#app/lib/context.ts'
import type { Merchant } from '#app/lib/ports.ts'
import type { IpnAnswer } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { vnpayGateway } from '#app/adapters/vnpay/gateway.server.ts'
import { secretsOf } from '../../scripts/simulators/vnpay/merchants.mjs'
import { createVnpaySimulator, type ShownTransaction } from '../../scripts/simulators/vnpay/simulator.mjs'

/** The market's own merchant. */
export const CONFIGURED: Merchant = { tmnCode: 'CHOLANG1', hashSecret: 'TESTSECRET0123456789ABCDEFGHIJKL' }

/** The real adapter, for what needs no network: signing and reading. */
export const offlineGateway = (of: Merchant = CONFIGURED) => vnpayGateway({ ...of, payHost: 'http://127.0.0.1:9/vnpay', apiHost: 'http://127.0.0.1:9/vnpay' })

/** Another shop the gateway knows: SHOP0001 … */
export const trialMerchant = (number: number): Merchant => {
  const tmnCode = `SHOP${String(number).padStart(4, '0')}`
  return { tmnCode, hashSecret: secretsOf(CONFIGURED)(tmnCode)! }
}

export type Story = 'success' | 'short' | 'cancel' | 'silent' | 'twice' | 'wrong_amount' | 'forged'

/**
 * The real adapter in `ctx`, the gateway's simulator behind it, and a shop that answers its messages by `answerIpn`:
 * the way a payment takes, in one process and under the clock of `ctx`.
 */
export async function aGateway<Ctx extends Context>(ctx: Ctx, answerIpn: (ctx: Context, query: URLSearchParams) => Promise<IpnAnswer>, market: Merchant = CONFIGURED) {
  const shop = await listen((request, response) => {
    void answerIpn(ctx, new URL(request.url!, 'http://shop').searchParams).then((answer) => response.end(JSON.stringify(answer)))
  })
  const simulator = createVnpaySimulator({ shopUrl: shop.url, ...market, now: () => ctx.now() })
  const gateway = await listen((request, response) => void simulator.handle(request, response, new URL(request.url!, 'http://gateway')))
  const merchant = (of: Merchant) => vnpayGateway({ ...of, payHost: `${gateway.url}/vnpay`, apiHost: `${gateway.url}/vnpay`, timeoutMs: 5_000 })
  ctx.ports = { ...ctx.ports, payments: merchant(market), merchant }
  const post = (path: string, body: string) => fetch(`${gateway.url}/vnpay/${path}`, { method: 'POST', body, redirect: 'manual' })

  return {
    port: Number(new URL(gateway.url).port),
    /** The buyer opens the pay page and presses a button; where his browser is sent. */
    async pay(payUrl: string, story: Story): Promise<URL> {
      const page = await fetch(payUrl)
      if (page.status !== 200) throw new Error(`the gateway refused: ${headingOf(await page.text())}`)
      const answer = await post('pay', new URLSearchParams({ ref: new URL(payUrl).searchParams.get('vnp_TxnRef')!, do: story }).toString())
      const location = answer.headers.get('location')
      if (!location) throw new Error(`the gateway kept the buyer: ${headingOf(await answer.text())}`)
      return new URL(location)
    },
    /** What the merchant downloads for a day, yyyymmdd. */
    settlementFile: async (day: string, tmnCode = CONFIGURED.tmnCode) => (await fetch(`${gateway.url}/vnpay/settlements?tmn=${tmnCode}&day=${day}`)).text(),
    open: (payUrl: string) => fetch(payUrl),
    press: post,
    /** The message that never came, now. */
    notify: async (ref: string) => ((await (await post(`notify?ref=${ref}`, '')).json()) as { answer: string }).answer,
    control: (wish: { refunds?: 'accept' | 'wait' | 'reject' | 'refuse'; api?: 'up' | 'down' }) => post('control', JSON.stringify(wish)),
    /** The clock of `ctx` has moved: messages that are due go out. */
    retry: () => simulator.setClock(ctx.now()),
    async recordOf(ref: string): Promise<ShownTransaction | undefined> {
      const all = (await (await fetch(`${gateway.url}/vnpay/transactions`)).json()) as ShownTransaction[]
      return all.find((one) => one.ref === ref)
    },
    async close() {
      await simulator.close()
      shop.close()
      gateway.close()
    },
  }
}

const headingOf = (html: string) => /<main>(.*?)<\/div>/s.exec(html)?.[1] ?? html

/** A message as VNPay signs it, for faults the simulator does not tell; `merchant`: whose secret signs. */
export function signedByGateway(params: Record<string, string>, { tmnCode, hashSecret }: Merchant = CONFIGURED): URLSearchParams {
  const query = new URLSearchParams(Object.entries({ vnp_TmnCode: tmnCode, ...params }).sort(([a], [b]) => (a < b ? -1 : 1)))
  query.set('vnp_SecureHash', createHmac('sha512', hashSecret).update(query.toString()).digest('hex'))
  return query
}

async function listen(handle: RequestListener): Promise<{ url: string; close(): void }> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
