import type { MetaDescriptor } from '@remix-run/node'
import { href, type Locale } from '#app/lib/i18n.ts'

export type Head = { title: string; description: string; path: string; publicUrl: string; locale: Locale; image?: string | undefined; noindex?: boolean | undefined }

/** Title, canonical, the other language and what a shared link shows; addresses come from PUBLIC_URL, never from Host. */
export function headOf({ title, description, path, publicUrl, locale, image, noindex = false }: Head): MetaDescriptor[] {
  const at = (language: Locale) => publicUrl + href(language, path)
  return [
    { title },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: at(locale) },
    { tagName: 'link', rel: 'alternate', hrefLang: 'vi', href: at('vi') },
    { tagName: 'link', rel: 'alternate', hrefLang: 'en', href: at('en') },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: at(locale) },
    { property: 'og:type', content: 'website' },
    ...(image ? [{ property: 'og:image', content: publicUrl + image }] : []),
    ...(noindex ? [{ name: 'robots', content: 'noindex' }] : []),
  ]
}
