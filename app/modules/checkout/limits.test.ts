import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { gatewayHold, HOLD_MS, PHONE_HOLD_MS, tryUntil } from './limits.ts'

const placedAt = new Date('2026-11-22T02:00:00Z')
const after = (ms: number) => plus(placedAt, ms)

describe('how long goods wait for money through the gateway', () => {
  it('fifteen minutes for who goes there himself, from when he goes', () => {
    expect(gatewayHold({ byStaff: false, placedAt }, placedAt)).toEqual(after(15 * MINUTE))
    expect(gatewayHold({ byStaff: false, placedAt }, after(HOUR))).toEqual(after(75 * MINUTE))
  })

  it('two hours for an order taken on the phone, from its placing; late, at least one whole try', () => {
    expect(gatewayHold({ byStaff: true, placedAt }, placedAt)).toEqual(after(2 * HOUR))
    expect(gatewayHold({ byStaff: true, placedAt }, after(HOUR))).toEqual(after(2 * HOUR))
    expect(gatewayHold({ byStaff: true, placedAt }, after(PHONE_HOLD_MS - MINUTE))).toEqual(after(PHONE_HOLD_MS - MINUTE + HOLD_MS))
  })

  it('a try ends after fifteen minutes, or with the hold', () => {
    expect(tryUntil(after(2 * HOUR), after(MINUTE))).toEqual(after(16 * MINUTE))
    expect(tryUntil(after(10 * MINUTE), after(MINUTE))).toEqual(after(10 * MINUTE))
  })
})
