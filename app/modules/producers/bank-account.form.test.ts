import { expect, it } from 'vitest'
import { z } from 'zod'
import { accountNumber, holderName } from './bank-account.form.ts'

const form = z.object({ number: accountNumber('wrong'), name: holderName({ short: 'short', long: 'long' }) })
const told = (number: string, name: string) => form.safeParse({ number, name }).error?.issues.map(({ path: [field], message }) => [field, message])

it('an account is read as people type it and kept as banks write it', () => {
  expect(form.parse({ number: ' 0071 0012.3456-7 ', name: ' Nguyễn Thị Hoà ' })).toEqual({ number: '0071001234567', name: 'NGUYEN THI HOA' })
})

it.each([
  ['12345', 'Trần Văn Nam', [['number', 'wrong']]],
  [`0071001234567${' '.repeat(50)}`, 'Trần Văn Nam', [['number', 'wrong']]],
  ['0071001234567', ' A ', [['name', 'short']]],
  ['0071001234567', 'A'.repeat(81), [['name', 'long']]],
])('what is wrong is said beside its field: %j, %j', (number, name, issues) => {
  expect(told(number, name)).toEqual(issues)
})
