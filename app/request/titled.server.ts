import { catalogs } from '#app/messages/catalogs.server.ts'
import type { Key, Locale } from '#app/lib/i18n.ts'

/** The title of a page, for `meta`, which speaks no language itself. */
export const titled = (locale: Locale, key: Key): string => `${catalogs[locale][key]} · ${catalogs[locale]['common.brand']}`
