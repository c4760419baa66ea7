import { translated } from '#app/lib/i18n.ts'
import { bank as source } from '../vi/bank.ts'

export const bank = translated(source)({
})
