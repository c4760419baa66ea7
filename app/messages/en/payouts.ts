import { translated } from '#app/lib/i18n.ts'
import { payouts as source } from '../vi/payouts.ts'

export const payouts = translated(source)({
})
