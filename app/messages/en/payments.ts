import { translated } from '#app/lib/i18n.ts'
import { payments as source } from '../vi/payments.ts'

export const payments = translated(source)({})
