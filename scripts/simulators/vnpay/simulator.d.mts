import type { IncomingMessage, ServerResponse } from 'node:http'

export type ShownTransaction = {
  ref: string
  amount: string
  state: 'open' | 'paid' | 'failed'
  code: string
  number: string
  createDate: string
  ipns: { at: string; answer: string; amount: string; forged: boolean }[]
  refunds: { type: string; amount: string; status: string; at: number; rejected: boolean }[]
}

export function createVnpaySimulator(options: { shopUrl: string; tmnCode?: string; hashSecret?: string; retryEveryMs?: number; now?: () => Date }): {
  /** True when the request was the gateway's to answer. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
  setClock(at: Date): Promise<void>
  close(): Promise<unknown>
}
