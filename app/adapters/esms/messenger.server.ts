import type { Messenger } from '#app/lib/ports.ts'

export type EsmsOptions = { url: string; apiKey: string; secretKey: string; brand: string; timeoutMs?: number }

const PATH = '/MainService.svc/json/SendMultipleMessage_V4_post_json/'
/** 100 taken; 124 a message with this RequestId was taken before. */
const TAKEN = new Set(['100', '124'])
const ONE_SMS = /^[\x20-\x7e]{1,160}$/

/** eSMS.vn, brand-name messages (SmsType 2). */
export const esmsMessenger = ({ url, apiKey, secretKey, brand, timeoutMs = 10_000 }: EsmsOptions): Messenger => ({
  async send({ phone, text, key }) {
    if (!ONE_SMS.test(text)) throw new Error('a message is 1 to 160 characters without diacritics')
    const answer = await fetch(url.replace(/\/$/, '') + PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ApiKey: apiKey, SecretKey: secretKey, Phone: phone.replace(/^\+84/, '0'), Content: text, Brandname: brand, SmsType: '2', RequestId: key }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const code = answer.ok ? codeOf(await answer.json()) : undefined
    if (code === undefined || !TAKEN.has(code)) throw new Error(`eSMS did not take the message: HTTP ${answer.status}, CodeResult ${code ?? '-'}`)
  },
})

function codeOf(body: unknown): string | undefined {
  const code = (body as { CodeResult?: unknown } | null)?.CodeResult
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined
}
