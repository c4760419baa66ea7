import { translated } from '#app/lib/i18n.ts'
import { stalls as source } from '../vi/stalls.ts'

export const stalls = translated(source)({})
