import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { listBuyerGroups } from '#app/modules/checkout/list-buyer-groups.server.ts'
import { Amount } from '#app/modules/checkout/ui/amount.tsx'
import { PaidBack } from '#app/modules/checkout/ui/paid-back.tsx'
import { useStatusWords } from '#app/modules/checkout/ui/status-words.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Drawing } from '#app/ui/drawing.tsx'
import { Card, CardList, Empty, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const number = readPageNumber(new URL(request.url).searchParams)
  const { rows, more } = await listBuyerGroups(ctx, { page: number })
  return { title: titled(ctx.locale, 'checkout.myOrders'), number, more, rows: rows.map((row) => ({ ...row, shown: showCode(row.code) })) }
})

export default function MyOrders() {
  const { rows, more, number } = useLoaderData<typeof loader>()
  const t = useT()
  const when = useWhen()
  const words = useStatusWords('buyer')
  return (
    <Page width="narrow">
      <PageTitle>{t('checkout.myOrders')}</PageTitle>
      {rows.length === 0 && <Empty title={t('checkout.noOrders')} picture={<Drawing name="empty-basket" />} action={<ButtonLink to="/tra-cuu" reloadDocument>{t('checkout.track')}</ButtonLink>} />}
      <CardList>
        {rows.map((row) => (
          <Card key={row.code} as="li">
            <div className="flex items-start justify-between">
              <p className="mr-3 font-mono text-lg font-bold">{row.shown}</p>
              <p className="font-display text-lg font-bold text-clay"><Amount of={row.money.left} /></p>
            </div>
            <p className="text-sm text-ink-soft">{when.full(row.placedAt)}</p>
            <PaidBack money={row.money} />
            <ul>{row.orders.map(({ code, stallName, status, cod }) => <li key={code}>{stallName}: <strong>{words.step(status, cod)}</strong></li>)}</ul>
            <ButtonLink to={`/don-hang/${row.code}`} reloadDocument kind="secondary" wide>{t('checkout.seeOrder')}</ButtonLink>
          </Card>
        ))}
      </CardList>
      <div className="row justify-between">
        {number > 1 ? <ButtonLink to={`/tai-khoan/don-hang?trang=${number - 1}`} reloadDocument kind="secondary">{t('checkout.newer')}</ButtonLink> : <span />}
        {more ? <ButtonLink to={`/tai-khoan/don-hang?trang=${number + 1}`} reloadDocument kind="secondary">{t('checkout.older')}</ButtonLink> : <span />}
      </div>
    </Page>
  )
}
