import { translated } from '#app/lib/i18n.ts'
import { support as source } from '../vi/support.ts'

export const support = translated(source)({
})
