import { translated } from '#app/lib/i18n.ts'
import { accounts as source } from '../vi/accounts.ts'

export const accounts = translated(source)({})
