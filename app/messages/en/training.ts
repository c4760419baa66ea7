import { translated } from '#app/lib/i18n.ts'
import { training as source } from '../vi/training.ts'

export const training = translated(source)({})
