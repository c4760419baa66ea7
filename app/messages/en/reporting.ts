import { translated } from '#app/lib/i18n.ts'
import { reporting as source } from '../vi/reporting.ts'

export const reporting = translated(source)({})
