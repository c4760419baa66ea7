import { translated } from '#app/lib/i18n.ts'
import { clearing as source } from '../vi/clearing.ts'

export const clearing = translated(source)({
})
