import { translated } from '#app/lib/i18n.ts'
import { catalog as source } from '../vi/catalog.ts'

export const catalog = translated(source)({})
