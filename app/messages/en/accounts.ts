import { translated } from '#app/lib/i18n.ts'
import { accounts as source } from '../vi/accounts.ts'

export const accounts = translated(source)({
  'accounts.addressForms': 'ông bà cô chú bác anh chị',
  'accounts.addressFormAsk': 'Please choose one.',
  'accounts.phoneWrong': 'This does not look like a mobile number. It has 10 digits and starts with 0.',
  'accounts.locked': 'Too many wrong tries, so it is locked for now. Wait {minutes} minutes, then try again.',
  'accounts.unitWrong': 'That is not the code of a place.',
  'accounts.grantDates': 'The end must come after the beginning.',
})
