import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/**
 * What helmet sets, taken once, because the page cache answers before Express. The content policy is the renderer's: it knows the nonce.
 * A stricter referrer policy would make forms without JavaScript send `Origin: null`.
 */
export function securityHeaders(publicUrl: string): Record<string, string> {
  const headers: Record<string, string> = {}
  const response = { setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value), removeHeader() {} }
  helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })({} as IncomingMessage, response as unknown as ServerResponse, () => undefined)
  return headers
}
