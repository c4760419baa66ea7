import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { href, translator, useLocale, useT } from '#app/lib/i18n.ts'
import { localDay, showDate } from '#app/lib/time.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { getPublicStall } from '#app/modules/catalog/get-public-stall.server.ts'
import { readListQuery } from '#app/modules/catalog/list-query.ts'
import { Goods } from '#app/modules/catalog/ui/goods.tsx'
import { Trail } from '#app/modules/catalog/ui/trail.tsx'
import { openContext } from '#app/request/context.server.ts'
import { headOf } from '#app/request/head.ts'
import { page } from '#app/request/page.server.ts'
import { Drawing } from '#app/ui/drawing.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Empty, Notice, Page, PageTitle, Pagination, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? headOf(data.head) : [])

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { query } = readListQuery(new URL(request.url).searchParams)
  const found = await getPublicStall(ctx.store.read, params.slug ?? '', localDay(ctx.now()), query.page)
  if ('movedTo' in found) throw redirect(href(ctx.locale, `/gian-hang/${found.movedTo}`), 301)
  const { stall, goods } = found
  const t = translator(catalogs[ctx.locale])
  const photo = goods.cards.find(({ photoId }) => photoId !== null)?.photoId
  const head = {
    title: `${stall.name} · ${t('common.brand')}`,
    description: `${stall.name}, ${stall.communeName}, ${stall.provinceName}. ${stall.story}`.slice(0, 200),
    path: `/gian-hang/${stall.slug}`,
    publicUrl: ctx.publicUrl,
    locale: ctx.locale,
    image: photo ? `/anh/${photo}/640.jpg` : undefined,
  }
  return { stall, goods, head }
})

const kinds = ['household', 'cooperative', 'business'] as const

export default function Stall() {
  const { stall, goods } = useLoaderData<typeof loader>()
  const t = useT()
  const locale = useLocale()
  const kind = kinds.find((one) => one === stall.producerKind) ?? 'business'
  return (
    <Page>
      <Trail steps={[{ label: t('shop.stalls'), to: '/gian-hang' }]} />
      <PageTitle kicker={t(`shop.sellerKind.${kind}`)} lead={stall.story}>{stall.name}</PageTitle>
      <p className="flex text-ink-soft">
        <Icon name="map-pin" className="mr-2 shrink-0" />
        <span>
          {stall.producerName} · {stall.communeName}, {stall.provinceName}
          {stall.openedAt && ` · ${t('shop.stallSince', { day: showDate(stall.openedAt) })}`}
        </span>
      </p>
      {stall.state === 'paused' && <Notice tone="warn" title={t('shop.stallPaused')} />}
      <Section title={`${t('shop.stallGoodsTitle')} (${goods.total})`}>
        {goods.total === 0 ? <Empty title={t('shop.stallEmpty')} picture={<Drawing name="closed-stall" />} /> : <Goods cards={goods.cards} eager={2} />}
        <Pagination page={goods.page} pages={goods.pages} href={(to) => href(locale, `/gian-hang/${stall.slug}${to > 1 ? `?trang=${to}` : ''}`)} />
      </Section>
      <p className="text-sm text-ink-soft">{t('shop.sellerHidden')}</p>
    </Page>
  )
}
