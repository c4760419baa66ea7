import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { sellerNext } from '#app/modules/checkout/order-timeline.ts'
import { SellerOrderCard } from '#app/modules/checkout/ui/seller-order-card.tsx'
import { listStallOrders } from '#app/modules/orders/get-stall-order.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Drawing } from '#app/ui/drawing.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CardList, Empty, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const number = readPageNumber(new URL(request.url).searchParams)
  const { rows, more } = await listStallOrders(ctx, { page: number })
  return { title: titled(ctx.locale, 'checkout.farmerOrders'), number, more, rows: rows.map((row) => ({ ...row, shown: showCode(row.code) })) }
})

export default function FarmerOrders() {
  const { rows, more, number } = useLoaderData<typeof loader>()
  const t = useT()
  const waiting = rows.filter(({ status }) => sellerNext(status) !== null)
  const others = rows.filter(({ status }) => sellerNext(status) === null)
  return (
    <Page width="narrow">
      <PageTitle>{t('checkout.farmerOrders')}</PageTitle>
      {rows.length === 0 && <Empty title={t('checkout.noneWaiting')} picture={<Drawing name="empty-basket" />} />}
      {waiting.length > 0 && (
        <Section title={t('checkout.waitingNow')}>
          <CardList>{waiting.map((row) => <SellerOrderCard key={row.code} order={row} />)}</CardList>
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('checkout.others')}>
          <CardList>{others.map((row) => <SellerOrderCard key={row.code} order={row} />)}</CardList>
        </Section>
      )}
      <div className="row justify-between">
        {number > 1 ? <ButtonLink to={`/nong-ho/don-hang?trang=${number - 1}`} kind="secondary">{t('checkout.newer')}</ButtonLink> : <span />}
        {more ? <ButtonLink to={`/nong-ho/don-hang?trang=${number + 1}`} kind="secondary">{t('checkout.older')}</ButtonLink> : <span />}
      </div>
    </Page>
  )
}
