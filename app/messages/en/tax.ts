import { translated } from '#app/lib/i18n.ts'
import { tax as source } from '../vi/tax.ts'

export const tax = translated(source)({
})
