import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { href, translator, useLocale, useT } from '#app/lib/i18n.ts'
import { localDay } from '#app/lib/time.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { showFront } from '#app/modules/catalog/show-market.server.ts'
import { Goods } from '#app/modules/catalog/ui/goods.tsx'
import { GroupTiles, ProvinceLinks } from '#app/modules/catalog/ui/market-ways.tsx'
import { openContext } from '#app/request/context.server.ts'
import { headOf } from '#app/request/head.ts'
import { page } from '#app/request/page.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Hero } from '#app/ui/hero.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Page, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? headOf(data.head) : [])

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const t = translator(catalogs[ctx.locale])
  const front = await showFront(ctx.store.read, localDay(ctx.now()))
  return { ...front, head: { title: `${t('common.brand')}: ${t('common.tagline')}`, description: t('shop.homeDescription'), path: '/', publicUrl: ctx.publicUrl, locale: ctx.locale } }
})

export default function Home() {
  const { starred, newest, groups, provinces, total } = useLoaderData<typeof loader>()
  const t = useT()
  const locale = useLocale()
  return (
    <Page>
      <Hero title={t('shop.homeTitle')} lead={t('shop.homeLead')}>
        <div className="row">
          <ButtonLink to={href(locale, '/san-pham')} icon="basket" reloadDocument>{t('shop.buy')}</ButtonLink>
          <ButtonLink to="/dang-ky" icon="stall" kind="secondary" reloadDocument>{t('shop.sell')}</ButtonLink>
        </div>
      </Hero>
      <Section title={t('shop.homeGroups')}>
        <GroupTiles industries={groups} />
      </Section>
      {starred.length > 0 && (
        <Section title={t('shop.homeStarred')} action={<a href={href(locale, '/san-pham?sao=4&sao=5')}>{t('shop.homeStarredAll')}</a>}>
          <Goods cards={starred} />
        </Section>
      )}
      {newest.length > 0 && (
        <Section title={t('shop.homeNewest')}>
          <Goods cards={newest} />
          <ButtonLink to={href(locale, '/san-pham')} kind="secondary" icon="arrow" reloadDocument>{t('shop.homeAll', { n: total })}</ButtonLink>
        </Section>
      )}
      {provinces.length > 0 && (
        <Section title={t('shop.homeProvinces')}>
          <ProvinceLinks provinces={provinces} />
        </Section>
      )}
      <Section title={t('shop.homeHow')}>
        <ol className="grid gap-3 md:grid-cols-3">
          {(['homeHow1', 'homeHow2', 'homeHow3'] as const).map((key, at) => (
            <li key={key} className="card flex">
              <Icon name={(['basket', 'money', 'box'] as const)[at]!} large className="mr-3 shrink-0 text-tea" />
              <p>{t(`shop.${key}`)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <section className="card card-done md:flex md:items-center md:justify-between">
        <div className="max-w-narrow">
          <h2 className="text-xl">{t('shop.homeSellTitle')}</h2>
          <p className="mt-1">{t('shop.homeSellLead')}</p>
        </div>
        <p className="mt-4 md:mt-0"><ButtonLink to="/dang-ky" icon="stall" reloadDocument>{t('shop.sell')}</ButtonLink></p>
      </section>
    </Page>
  )
}
