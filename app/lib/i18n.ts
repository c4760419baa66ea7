import { createContext, createElement, useContext, type ReactNode } from 'react'
import type { vi } from '#app/messages/vi.ts'

export type Locale = 'vi' | 'en'
export type Catalog = typeof vi
export type Key = keyof Catalog

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Params<K extends Key> = Names<Catalog[K]>
export type T = <K extends Key>(key: K, ...args: [Params<K>] extends [never] ? [] : [Record<Params<K>, string | number>]) => string

type Translation<Source extends Record<string, string>, Target extends Record<keyof Source, string>> = {
  [K in keyof Source]: [Names<Source[K]>, Names<Target[K]>] extends [Names<Target[K]>, Names<Source[K]>] ? Target[K] : `placeholders differ: ${Source[K]}`
}

/** Compiles only when `target` has every key of the Vietnamese catalogue with exactly its placeholders. */
export const translated =
  <const Source extends Record<string, string>>(_source: Source) =>
  <const Target extends Record<keyof Source, string>>(target: Target & Translation<Source, Target>): Record<keyof Source, string> =>
    target

export type AnyCatalog = Record<Key, string>

const fill = (text: string, params: Record<string, string | number>) => text.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))

export const translator = (catalog: AnyCatalog): T => ((key: Key, params: Record<string, string | number> = {}) => fill(catalog[key] ?? key, params))

/** A message that forms and errors carry until the language is known: 'accounts.phoneShort?n=2'. */
export const message = (key: Key, params: Record<string, string | number> = {}): string => {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)])).toString()
  return query ? `${key}?${query}` : key
}

/** Turns what `message()` wrote, or a bare key, into words. */
export function sayMessage(catalog: AnyCatalog, written: string): string {
  const [key, query] = written.split('?', 2) as [string, string | undefined]
  const text = (catalog as Record<string, string>)[key]
  return text === undefined ? written : fill(text, Object.fromEntries(new URLSearchParams(query)))
}

type Language = { locale: Locale; catalog: AnyCatalog }
const LanguageContext = createContext<Language | undefined>(undefined)

export const LanguageProvider = ({ locale, catalog, children }: Language & { children: ReactNode }) =>
  createElement(LanguageContext.Provider, { value: { locale, catalog } }, children)

function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('no LanguageProvider above this component')
  return language
}

export const useT = (): T => translator(useLanguage().catalog)
export const useLocale = (): Locale => useLanguage().locale
/** For codes that come as data: error codes, states. */
export const useSay = (): ((written: string) => string) => {
  const { catalog } = useLanguage()
  return (written) => sayMessage(catalog, written)
}

/** The one builder of shop links: Vietnamese has no prefix, English is /en/… */
export const href = (locale: Locale, path: string): string => (locale === 'vi' ? path : path === '/' ? '/en' : `/en${path}`)

/** Locale of a shop address; work screens take theirs from the person. */
export const localeOfPath = (pathname: string): Locale => (/^\/en(\/|$|\.data$)/.test(pathname) ? 'en' : 'vi')
/** The same page without its language prefix. */
export const withoutLocale = (pathname: string): string => pathname.replace(/^\/en(?=\/|$)/, '') || '/'
