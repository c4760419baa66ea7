import type { Messenger } from '#app/lib/ports.ts'

export type EsmsOptions = { url: string; apiKey: string; secretKey: string; brand: string }

export const esmsMessenger = (_options: EsmsOptions): Messenger => ({
  send: () => Promise.reject(new Error('the eSMS adapter is on its way')),
})
