import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { localDay } from '#app/lib/time.ts'
import { listOrderMoney } from '#app/modules/orders/statements/list-order-money.server.ts'
import { OrderMoneyList } from '#app/modules/orders/ui/order-money-list.tsx'
import { getProducerMoney } from '#app/modules/payments/payouts/producer-money.server.ts'
import { AccountCard } from '#app/modules/payments/payouts/ui/account-card.tsx'
import { MoneyFigures } from '#app/modules/payments/payouts/ui/money-figures.tsx'
import { MoneyNotices } from '#app/modules/payments/payouts/ui/money-notices.tsx'
import { OwnPayouts } from '#app/modules/payments/payouts/ui/own-payouts.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const number = readPageNumber(new URL(request.url).searchParams)
  const [money, orders] = [await getProducerMoney(ctx), await listOrderMoney(ctx, { page: number })]
  return { title: titled(ctx.locale, 'payouts.title'), money, number, month: localDay(ctx.now()).slice(0, 7), orders: { ...orders, rows: orders.rows.map((row) => ({ ...row, shown: showCode(row.code) })) } }
})

export default function Money() {
  const { money, orders, number, month } = useLoaderData<typeof loader>()
  const t = useT()
  const path = '/nong-ho/tien-ve'
  return (
    <Page width="narrow">
      <PageTitle lead={money.direct ? t('payouts.directLead') : t('payouts.lead', { collector: money.collectorName })}>{t('payouts.title')}</PageTitle>
      {!money.direct && (
        <MoneyFigures
          figures={[
            { key: 'coming', label: t('payouts.coming'), hint: t('payouts.comingHint'), amount: orders.coming },
            { key: 'ready', label: t('payouts.ready'), hint: t('payouts.readyHint'), amount: money.balance, strong: money.balance > 0 },
            { key: 'paid', label: t('payouts.arrived'), hint: t('payouts.arrivedHint'), amount: money.paid },
          ]}
        />
      )}
      {money.direct && <ButtonLink to={`${path}/tu-nhan`} icon="money" wide>{t('collectors.own')}</ButtonLink>}
      {!money.direct && <MoneyNotices money={money} />}
      {money.hasStall && <AccountCard account={money.account} mayChange={money.mayChange} direct={money.direct} />}
      {(!money.direct || money.payouts.length > 0) && (
        <Section title={t('payouts.payouts')}>
          <OwnPayouts payouts={money.payouts} />
        </Section>
      )}
      <Section title={t('payouts.orders')} action={<ButtonLink to={`${path}/${month}`} kind="quiet" icon="book">{t('payouts.monthly')}</ButtonLink>}>
        <OrderMoneyList rows={orders.rows} direct={money.direct} />
        <div className="row justify-between">
          {number > 1 ? <ButtonLink to={`${path}?trang=${number - 1}`} kind="secondary">{t('payouts.newer')}</ButtonLink> : <span />}
          {orders.more ? <ButtonLink to={`${path}?trang=${number + 1}`} kind="secondary">{t('payouts.older')}</ButtonLink> : <span />}
        </div>
      </Section>
    </Page>
  )
}
