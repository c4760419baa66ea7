import type { IncomingMessage } from 'node:http'
import { ipKeyGenerator } from 'express-rate-limit'

type Options = {
  perMinute: number
  /** Express's compiled `trust proxy`: whether this address, so many hops away, may speak for others. */
  trusts(address: string, hop: number): boolean
}

const MINUTE_MS = 60_000

/** Counts the requests of each address in memory, per minute. Whole villages share one address of their carrier: be generous. */
export function createRateLimit({ perMinute, trusts }: Options) {
  const counts = new Map<string, number>()
  let started = performance.now()

  return function isTooMany(request: IncomingMessage): boolean {
    const now = performance.now()
    if (now - started >= MINUTE_MS) {
      counts.clear()
      started = now
    }
    const address = clientAddress(request, trusts)
    const key = address.includes(':') ? ipKeyGenerator(address) : address
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count > perMinute
  }
}

/** Follows X-Forwarded-For from the nearest hop outwards for as long as each hop is trusted. */
function clientAddress(request: IncomingMessage, trusts: Options['trusts']): string {
  const nearest = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  if (forwarded === undefined) return nearest
  const hops = [nearest, ...String(forwarded).split(',').map((hop) => hop.trim()).reverse()]
  let at = 0
  while (at < hops.length - 1 && trusts(hops[at]!, at)) at++
  return hops[at]!
}
