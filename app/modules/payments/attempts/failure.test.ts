import { expect, it } from 'vitest'
import { payments } from '#app/messages/vi/payments.ts'
import { failureKey, failureOf } from './failure.ts'

/** PAY 2.1.0, vnp_ResponseCode: all that end a payment. 00 is a success, 07 is money held by the bank and neither. */
const codes = ['09', '10', '11', '12', '13', '24', '51', '65', '75', '79', '99']

it('every code has words of its own, and the last one and unknown ones the same', () => {
  const words = codes.map((code) => (payments as Record<string, string>)[failureKey(code)])
  expect(words.every((text) => text && !/\d/.test(text))).toBe(true)
  expect(new Set(words).size).toBe(codes.length)
  for (const unknown of [null, '', '98', 'x']) expect(failureKey(unknown)).toBe(failureKey('99'))
})

it('money the bank turned back is called so, whatever the response code', () => {
  expect(failureKey(failureOf({ responseCode: '99', transactionStatus: '04' }))).toBe('payments.codeReversed')
  expect(failureOf({ responseCode: '51', transactionStatus: '02' })).toBe('51')
})
