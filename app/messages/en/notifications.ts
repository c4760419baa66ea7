import { translated } from '#app/lib/i18n.ts'
import { notifications as source } from '../vi/notifications.ts'

export const notifications = translated(source)({})
