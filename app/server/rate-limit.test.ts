import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

it('counts each address for a minute', () => {
  const isTooMany = createRateLimit({ perMinute: 2, trusts: () => false })
  expect([from('1.1.1.1'), from('1.1.1.1'), from('1.1.1.1'), from('2.2.2.2')].map(isTooMany)).toEqual([false, false, true, false])
  vi.advanceTimersByTime(60_000)
  expect(isTooMany(from('1.1.1.1'))).toBe(false)
})

it('believes X-Forwarded-For from a trusted proxy only', () => {
  const trusting = createRateLimit({ perMinute: 1, trusts: (address) => address === '127.0.0.1' })
  expect([from('127.0.0.1', '9.9.9.9, 1.1.1.1'), from('127.0.0.1', '8.8.8.8, 1.1.1.1')].map(trusting)).toEqual([false, true])
  const wary = createRateLimit({ perMinute: 1, trusts: () => false })
  expect([from('1.1.1.1', '9.9.9.9'), from('1.1.1.1', '8.8.8.8')].map(wary)).toEqual([false, true])
})

it('takes one household of IPv6 as one address', () => {
  const isTooMany = createRateLimit({ perMinute: 1, trusts: () => false })
  expect([from('2001:db8::1'), from('2001:db8::2')].map(isTooMany)).toEqual([false, true])
})
