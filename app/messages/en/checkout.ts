import { translated } from '#app/lib/i18n.ts'
import { checkout as source } from '../vi/checkout.ts'

export const checkout = translated(source)({})
