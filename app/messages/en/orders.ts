import { translated } from '#app/lib/i18n.ts'
import { orders as source } from '../vi/orders.ts'

export const orders = translated(source)({})
