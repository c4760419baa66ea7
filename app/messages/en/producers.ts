import { translated } from '#app/lib/i18n.ts'
import { producers as source } from '../vi/producers.ts'

export const producers = translated(source)({})
