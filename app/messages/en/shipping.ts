import { translated } from '#app/lib/i18n.ts'
import { shipping as source } from '../vi/shipping.ts'

export const shipping = translated(source)({})
