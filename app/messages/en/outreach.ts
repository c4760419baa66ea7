import { translated } from '#app/lib/i18n.ts'
import { outreach as source } from '../vi/outreach.ts'

export const outreach = translated(source)({})
