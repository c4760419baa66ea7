import type { IncomingMessage, ServerResponse } from 'node:http'

/** day 'yyyy-mm-dd'; amount in đồng, in positive, out negative; told: what the shop answered to the feed, 'ok' when it took it. */
export type ShownMovement = { id: string; day: string; time: string; bin: string; account: string; amount: number; content: string; from: string; reference: string; told: string[] }

export function createBankSimulator(options: { shopUrl: string; checksumKey?: string; now?: () => Date }): {
  /** True when the request was the bank's to answer. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
  close(): Promise<unknown>
}
