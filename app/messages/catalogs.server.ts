import type { AnyCatalog, Locale } from '#app/lib/i18n.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

/** Both languages, for the server only; a browser loads the one it shows. */
export const catalogs: Record<Locale, AnyCatalog> = { vi, en }
