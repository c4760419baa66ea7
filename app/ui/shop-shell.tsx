import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Logo } from './logo.tsx'
import { SearchField } from './search-field.tsx'

export type ShopTexts = {
  brand: string
  slogan: string
  skip: string
  search: string
  searchPlaceholder: string
  searchButton: string
  products: string
  stalls: string
  basket: string
  account: string
  /** The name of the other language, in that language. */
  otherLanguage: string
  help: string
  rules: string
  privacy: string
  ranking: string
  track: string
  sell: string
  siteMenu: string
  footerMenu: string
  legal?: ReactNode
}

type ShopShellProps = {
  locale: 'vi' | 'en'
  texts: ShopTexts
  href: (path: string) => string
  /** This page in the other language. */
  otherLanguageHref: string
  query?: string | undefined
  children: ReactNode
}

/** Links are plain anchors: shop pages are fetched whole. */
export function ShopShell({ children, ...rest }: ShopShellProps) {
  return (
    <div className="flex min-h-screen flex-col">
      <a href="#main" className="skip-link">{rest.texts.skip}</a>
      <ShopHeader {...rest} />
      <main id="main" className="flex-1">{children}</main>
      <ShopFooter {...rest} />
    </div>
  )
}

export function ShopHeader({ locale, texts, href, otherLanguageHref, query }: Omit<ShopShellProps, 'children'>) {
  const otherLocale = locale === 'vi' ? 'en' : 'vi'
  return (
    <header className="no-print">
      <div className="board">
        <div className="shop-head mx-auto max-w-wide px-4 py-2">
          <a href={href('/')} className="shop-head-logo no-underline"><Logo name={texts.brand} /></a>
          <form role="search" action={href('/san-pham')} method="get" className="shop-head-search text-ink">
            <SearchField name="q" id="shop-search" label={texts.search} hideLabel button={texts.searchButton} placeholder={texts.searchPlaceholder} defaultValue={query} />
          </form>
          <nav aria-label={texts.siteMenu} className="shop-head-links">
            <ul className="flex items-center">
              <li><BoardLink href={href('/gio-hang')} icon="basket">{texts.basket}<span data-basket-count className="basket-count" /></BoardLink></li>
              <li><BoardLink href="/tai-khoan" icon="person">{texts.account}</BoardLink></li>
            </ul>
          </nav>
          <nav aria-label={texts.products} className="shop-head-more">
            <ul className="flex flex-wrap items-center">
              <li><BoardLink href={href('/san-pham')}>{texts.products}</BoardLink></li>
              <li><BoardLink href={href('/gian-hang')}>{texts.stalls}</BoardLink></li>
              <li><BoardLink href={href('/tra-cuu')}>{texts.track}</BoardLink></li>
              <li className="ml-auto">
                <a href={otherLanguageHref} hrefLang={otherLocale} lang={otherLocale} className="board-link">{texts.otherLanguage}</a>
              </li>
            </ul>
          </nav>
        </div>
      </div>
      <div className="awning" />
    </header>
  )
}

export function ShopFooter({ texts, href }: Pick<ShopShellProps, 'texts' | 'href'>) {
  return (
    <footer className="no-print mt-12">
      <div className="board">
        <div className="awning" />
        <div className="mx-auto grid max-w-wide gap-4 px-4 py-8 md:grid-cols-2">
          <div>
            <p className="font-display text-xl">{texts.brand}</p>
            <p className="mt-2 max-w-narrow">{texts.slogan}</p>
          </div>
          <nav aria-label={texts.footerMenu}>
            <ul className="footer-links grid grid-cols-2 gap-x-4">
              <li><BoardLink href={href('/tra-cuu')}>{texts.track}</BoardLink></li>
              <li><BoardLink href="/dang-ky">{texts.sell}</BoardLink></li>
              <li><BoardLink href={href('/tro-giup')}>{texts.help}</BoardLink></li>
              <li><BoardLink href={href('/cach-xep-hang')}>{texts.ranking}</BoardLink></li>
              <li><BoardLink href={href('/quy-che')}>{texts.rules}</BoardLink></li>
              <li><BoardLink href={href('/rieng-tu')}>{texts.privacy}</BoardLink></li>
            </ul>
          </nav>
          {texts.legal && <p className="text-sm md:col-span-2">{texts.legal}</p>}
        </div>
      </div>
    </footer>
  )
}

function BoardLink({ href, icon, children }: { href: string; icon?: IconName; children: ReactNode }) {
  return (
    <a href={href} className="board-link">
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}
