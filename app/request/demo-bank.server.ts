import { theRuntime } from '#app/runtime.server.ts'

/** The page that plays a buyer's bank, opened with this VietQR, where the bank is a simulator; null otherwise. `back`: a path of the shop. */
export async function demoBank(payload: string, back: string): Promise<string | null> {
  const { env } = await theRuntime()
  return env.BANK_FEED === 'simulator' ? `${env.simulatorUrl}/bank/transfer?${new URLSearchParams({ qr: payload, back }).toString()}` : null
}
