import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { href, translator, useLocale, useT } from '#app/lib/i18n.ts'
import { localDay } from '#app/lib/time.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { readListQuery, writeListQuery } from '#app/modules/catalog/list-query.ts'
import { browseProducts } from '#app/modules/catalog/browse-products.server.ts'
import { Goods } from '#app/modules/catalog/ui/goods.tsx'
import { ActiveFilters, ListFilters, SortLinks } from '#app/modules/catalog/ui/list-filters.tsx'
import { NothingFound } from '#app/modules/catalog/ui/nothing-found.tsx'
import { openContext } from '#app/request/context.server.ts'
import { headOf } from '#app/request/head.ts'
import { page } from '#app/request/page.server.ts'
import { Page, PageTitle, Pagination, WithAside } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? headOf(data.head) : [])

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { query, oddPrice, typed } = readListQuery(new URL(request.url).searchParams)
  const t = translator(catalogs[ctx.locale])
  const found = await browseProducts(ctx.store.read, query, localDay(ctx.now()))
  const title = [query.q && `"${query.q}"`, found.groupName, found.provinceName].filter(Boolean).join(', ') || t('shop.listTitle')
  // Search results are nobody's landing page, filtered lists of a place or a group may be.
  const head = { title: `${title} · ${t('common.brand')}`, description: t('shop.listDescription'), path: writeListQuery(query), publicUrl: ctx.publicUrl, locale: ctx.locale, noindex: query.q !== '' }
  return { ...found, query, oddPrice, typed, head }
})

export default function Products() {
  const { cards, total, page, pages, query, choices, suggestions, provinceName, groupName, oddPrice, typed } = useLoaderData<typeof loader>()
  const t = useT()
  const locale = useLocale()
  const count = query.q ? t('shop.resultsFor', { n: total, q: query.q }) : t('shop.results', { n: total })
  return (
    <Page>
      <PageTitle lead={<span role="status">{count}</span>}>{[groupName, provinceName].filter(Boolean).join(', ') || t('shop.listTitle')}</PageTitle>
      <WithAside>
        <ListFilters query={query} choices={choices} oddPrice={oddPrice} typed={typed} />
        <div className="stack">
          <ActiveFilters query={query} provinceName={provinceName} groupName={groupName} />
          {total > 1 && <SortLinks query={query} />}
          {total === 0 ? <NothingFound query={query} suggestions={suggestions} groups={choices.groups} /> : <Goods cards={cards} eager={2} beside heading="h2" />}
          <Pagination page={page} pages={pages} href={(to) => href(locale, writeListQuery({ ...query, page: to }))} />
        </div>
      </WithAside>
    </Page>
  )
}
