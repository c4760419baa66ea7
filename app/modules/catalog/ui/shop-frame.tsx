import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { href, useLocale, useT, withoutLocale } from '#app/lib/i18n.ts'
import { ShopShell } from '#app/ui/shop-shell.tsx'

/** Head, awning and foot of every buyer page, in the language of its path. */
export function ShopFrame({ children }: { children: ReactNode }) {
  const t = useT()
  const locale = useLocale()
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search).get('q') ?? undefined
  return (
    <ShopShell
      locale={locale}
      href={(path) => href(locale, path)}
      otherLanguageHref={href(locale === 'vi' ? 'en' : 'vi', withoutLocale(pathname)) + search}
      query={query?.slice(0, 200)}
      texts={{
        brand: t('common.brand'),
        slogan: t('common.tagline'),
        skip: t('shop.skip'),
        search: t('shop.search'),
        searchPlaceholder: t('shop.searchPlaceholder'),
        searchButton: t('shop.searchButton'),
        products: t('shop.products'),
        stalls: t('shop.stalls'),
        basket: t('shop.basket'),
        account: t('shop.account'),
        otherLanguage: t('common.language'),
        help: t('shop.help'),
        rules: t('shop.rules'),
        privacy: t('shop.privacy'),
        ranking: t('shop.ranking'),
        track: t('shop.track'),
        sell: t('shop.sell'),
        siteMenu: t('shop.siteMenu'),
        footerMenu: t('shop.footerMenu'),
        legal: t('shop.legal'),
      }}
    >
      {children}
    </ShopShell>
  )
}
