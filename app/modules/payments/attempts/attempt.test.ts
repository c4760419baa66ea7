import { describe, expect, it } from 'vitest'
import { MINUTE, plus } from '#app/lib/time.ts'
import { nextQuestion, paymentState } from './attempt.ts'

const now = new Date('2026-11-22T03:00:00Z')
const group = { method: 'vnpay', paidAt: null, holdUntil: plus(now, 10 * MINUTE) }
const attempt = (state: string, minutes = 10, responseCode: string | null = null) => ({ state, expiresAt: plus(now, minutes * MINUTE), responseCode })

describe('what the buyer is told about a payment', () => {
  it.each([
    ['cod', { ...group, method: 'cod' }, [], 'cod'],
    ['money in', { ...group, paidAt: now }, [attempt('failed')], 'paid'],
    ['nothing begun', group, [], 'open'],
    ['at the gateway', group, [attempt('open')], 'waiting'],
    ['the gateway is silent past its time', { ...group, holdUntil: null }, [attempt('open', -1)], 'silent'],
    ['the bank holds the money', group, [attempt('open', 10, '07')], 'silent'],
    ['not enough money', group, [attempt('failed')], 'failed'],
    ['given up while at the gateway', { ...group, holdUntil: null }, [attempt('open')], 'over'],
    ['time over', { ...group, holdUntil: null }, [attempt('failed')], 'over'],
    ['time over to the second', { ...group, holdUntil: now }, [], 'over'],
    ['a transfer is awaited', { ...group, method: 'vietqr' }, [attempt('open')], 'transfer'],
    ['a transfer, after a failure at the gateway', { ...group, method: 'vietqr' }, [attempt('open'), attempt('failed')], 'transfer'],
    ['an account that was stopped leaves the other ways', { ...group, method: 'vietqr' }, [attempt('closed'), attempt('failed')], 'open'],
    ['no transfer came', { ...group, method: 'vietqr', holdUntil: null }, [attempt('closed')], 'over'],
    ['other way chosen', group, [attempt('open'), attempt('closed')], 'waiting'],
  ] as const)('%s', (_case, of, attempts, expected) => {
    expect(paymentState(of, attempts, now)).toBe(expected)
  })

  it('back from the gateway without its word: do not pay again', () => {
    expect(paymentState(group, [attempt('open')], now, true)).toBe('silent')
  })

  it('questions to the gateway grow rarer and end', () => {
    const waits = Array.from({ length: 8 }, (_, asked) => nextQuestion(now, asked + 1)).map((at) => at && (at.getTime() - now.getTime()) / MINUTE)
    expect(waits).toEqual([5, 10, 20, 60, 180, 720, 1440, null])
  })
})
