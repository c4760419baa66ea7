import { translated } from '#app/lib/i18n.ts'
import { shop as source } from '../vi/shop.ts'

export const shop = translated(source)({})
