import { translated } from '#app/lib/i18n.ts'
import { refunds as source } from '../vi/refunds.ts'

export const refunds = translated(source)({
})
