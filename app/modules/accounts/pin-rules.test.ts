import { describe, expect, it } from 'vitest'
import { passwordFault, pinFault } from './pin-rules.ts'

describe('a PIN', () => {
  it.each(['246810', '907163', '580394', '739105'])('may be %s', (pin) => expect(pinFault(pin, '+84912000001')).toBeUndefined())

  it.each(['123456', '654321', '345678', '890123', '000000', '121212', '123123', '112233', '150868', '680815', '081968', '196808', '120000'])('is too easy as %s', (pin) =>
    expect(pinFault(pin, '+84912000001')).toBe('accounts.pinEasy'),
  )

  it.each(['912345', '345678', '091234'])('is no part of the phone number: %s', (pin) => expect(pinFault(pin, '+84912345678')).toBe('accounts.pinEasy'))

  it.each(['', '12345', '1234567', 'abcdef', '12 456', '١٢٣٤٥٦'])('has six digits, not %j', (pin) => expect(pinFault(pin)).toBe('accounts.pinShape'))
})

describe('a password', () => {
  it.each(['con trâu đi trước', 'Tân Cương 1968', 'x7!kQ2pLw9'])('may be %s', (password) => expect(passwordFault(password, '+84912000001')).toBeUndefined())
  it.each(['', 'ngắn', 'x7!kQ2pLw'])('is too short as %j', (password) => expect(passwordFault(password)).toBe('accounts.passwordShort'))
  it.each(['9071639071639', 'aaaaaaaaaaaa', 'matkhau2026!', 'Password123!', 'nha 0912000001 day'])('is too easy as %s', (password) =>
    expect(passwordFault(password, '+84912000001')).toBe('accounts.passwordEasy'),
  )
})
