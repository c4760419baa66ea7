import { href, useLocale, useSay, useT } from '#app/lib/i18n.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Drawing } from '#app/ui/drawing.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { SearchField } from '#app/ui/search-field.tsx'

/** What stands where a page should: a search, and ways on. */
export function TroublePage({ status, code, reference }: { status: number; code?: string | undefined; reference: string }) {
  const t = useT()
  const say = useSay()
  const locale = useLocale()
  const lost = status === 404
  const title = status >= 500 ? t('shop.failedTitle') : lost ? t('shop.notFoundTitle') : say(code ?? 'common.failed')
  const lead = status >= 500 ? t('common.failedLead', { reference }) : lost ? t('shop.notFoundLead') : status === 403 ? t('common.notYoursLead') : undefined
  return (
    <Page width="narrow">
      <Drawing name="lost-path" />
      <PageTitle lead={lead}>{title}</PageTitle>
      {lost && (
        <form action={href(locale, '/san-pham')} method="get">
          <SearchField name="q" id="trouble-search" label={t('shop.search')} hideLabel button={t('shop.searchButton')} placeholder={t('shop.searchPlaceholder')} />
        </form>
      )}
      <p className="font-bold">{t('shop.notFoundOr')}</p>
      <div className="row">
        <ButtonLink to={href(locale, '/')} icon="home" reloadDocument>{t('common.toHome')}</ButtonLink>
        <ButtonLink to={href(locale, '/san-pham')} kind="secondary" icon="basket" reloadDocument>{t('shop.products')}</ButtonLink>
        <ButtonLink to={href(locale, '/tro-giup')} kind="quiet" reloadDocument>{t('shop.help')}</ButtonLink>
      </div>
    </Page>
  )
}
