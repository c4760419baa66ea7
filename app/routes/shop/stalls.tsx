import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { href, translator, useLocale, useT } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { listOpenStalls } from '#app/modules/catalog/get-public-stall.server.ts'
import { readListQuery } from '#app/modules/catalog/list-query.ts'
import { StallCard } from '#app/modules/catalog/ui/stall-card.tsx'
import { openContext } from '#app/request/context.server.ts'
import { headOf } from '#app/request/head.ts'
import { page } from '#app/request/page.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Drawing } from '#app/ui/drawing.tsx'
import { PlainSelect } from '#app/ui/field.tsx'
import { CardList, Empty, Page, PageTitle, Pagination } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? headOf(data.head) : [])

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { query } = readListQuery(new URL(request.url).searchParams)
  const t = translator(catalogs[ctx.locale])
  const found = await listOpenStalls(ctx.store.read, { province: query.province || undefined, page: query.page })
  const path = query.province ? `/gian-hang?tinh=${query.province}` : '/gian-hang'
  return { ...found, province: query.province, head: { title: `${t('shop.stallsTitle')} · ${t('common.brand')}`, description: t('shop.stallsLead'), path, publicUrl: ctx.publicUrl, locale: ctx.locale } }
})

export default function Stalls() {
  const { stalls, total, page, pages, provinces, province } = useLoaderData<typeof loader>()
  const t = useT()
  const locale = useLocale()
  const at = (to: number) => href(locale, `/gian-hang?${new URLSearchParams({ ...(province && { tinh: province }), ...(to > 1 && { trang: String(to) }) }).toString()}`)
  return (
    <Page>
      <PageTitle lead={t('shop.stallsLead')}>{t('shop.stallsTitle')}</PageTitle>
      <form method="get" action={href(locale, '/gian-hang')} className="flex max-w-narrow items-end">
        <div className="min-w-0 flex-1">
          <PlainSelect name="tinh" label={t('shop.province')} defaultValue={province} placeholder={t('shop.anyProvince')} options={provinces.map(({ code, name, count }) => ({ value: code, label: `${name} (${count})` }))} />
        </div>
        <div className="ml-3"><Button kind="secondary">{t('shop.apply')}</Button></div>
      </form>
      <p role="status" className="text-ink-soft">{t('shop.stallsCount', { n: total })}</p>
      {total === 0 ? (
        <Empty title={t('shop.noStalls')} picture={<Drawing name="closed-stall" />} />
      ) : (
        <CardList columns="two">
          {stalls.map((stall) => <StallCard key={stall.id} stall={stall} />)}
        </CardList>
      )}
      <Pagination page={page} pages={pages} href={at} />
    </Page>
  )
}
