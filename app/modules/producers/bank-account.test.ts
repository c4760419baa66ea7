import { expect, test } from 'vitest'
import { expectedHolder, holderNameOf, readAccountNumber, sameName } from './bank-account.ts'

test('an account number is read however it is grouped', () => {
  expect(readAccountNumber(' 0071 0012.3456-7 ')).toBe('0071001234567')
  expect(readAccountNumber('vqrq00012abc')).toBe('VQRQ00012ABC')
})

test.each(['', '12345', '12345678901234567890', 'ABCDEFGH', '0071/001234', '１２３４５６７', "1234567'--"])('%j is no account number', (typed) => expect(readAccountNumber(typed)).toBeUndefined())

test('names are compared without marks and case, and letter for letter', () => {
  expect(sameName('Bùi Thị Tư', 'BUI THI TU')).toBe(true)
  expect(sameName('Nguyễn Thị Hòa', ' nguyen  thi HOA ')).toBe(true)
  expect(sameName('Đặng Văn Long', 'DANG VAN LONG')).toBe(true)
  expect(sameName('Bùi Thị Tư', 'BUI TU')).toBe(false)
  expect(sameName('Bùi Thị Tư', 'TU BUI THI')).toBe(false)
  expect(sameName('', '')).toBe(false)
})

test('a household is paid on its head’s name, an organisation on its own', () => {
  expect(expectedHolder({ kind: 'household', name: 'Hộ Bùi Thị Tư', ownerName: 'Bùi Thị Tư' })).toBe('Bùi Thị Tư')
  expect(expectedHolder({ kind: 'cooperative', name: 'HTX Sông Trẹm', ownerName: 'Lâm Văn Út' })).toBe('HTX Sông Trẹm')
  expect(holderNameOf('Nguyễn Thị Hoà')).toBe('NGUYEN THI HOA')
})
