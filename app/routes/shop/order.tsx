import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showPhone } from '#app/lib/phone.ts'
import { BuyerActForm } from '#app/modules/checkout/order-act.form.ts'
import { Amount } from '#app/modules/checkout/ui/amount.tsx'
import { BuyerOrderCard } from '#app/modules/checkout/ui/buyer-order.tsx'
import { Refunds } from '#app/modules/checkout/ui/refunds.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { orderInAddress } from '#app/request/order-access.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, Code, KeyValues, Notice, Page, PageTitle } from '#app/ui/page.tsx'
import { notFound } from '#app/lib/errors.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { groupCode, granted } = await orderInAddress(ctx, request, params.code)
  const group = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  const orders = group.orders.map((order) => ({ ...order, shown: showCode(order.code) }))
  return { title: titled(ctx.locale, 'checkout.orderTitle'), group: { ...group, orders }, shown: showCode(group.code) }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const { groupCode, granted } = await orderInAddress(ctx, request, params.code)
  const { code, orders } = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  return withForm(
    request,
    BuyerActForm,
    async (act) => {
      if (!orders.some((order) => order.code === act.code)) throw notFound('orders.notFound')
      if (act.intent === 'received') await confirmReceipt(ctx, { code: act.code, granted })
      else await cancelOrder(ctx, { code: act.code, reason: act.reason, as: 'buyer', granted })
      return redirect(href(ctx.locale, `/don-hang/${code}`), 303)
    },
    { locale: ctx.locale },
  )
})

export default function Order() {
  const { group, shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const locale = useLocale()
  const when = useWhen()
  const unpaid = ['open', 'waiting', 'failed', 'silent'].includes(group.payment)
  return (
    <Page width="narrow">
      <PageTitle>{t('checkout.orderTitle')}</PageTitle>
      <div>
        <Code label={t('checkout.orderCode')}>{shown}</Code>
        <p className="mt-2 text-sm text-ink-soft">{t('checkout.keepCode')}</p>
      </div>
      {Object.values(refused?.error ?? {}).flatMap((words) => words ?? []).map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {unpaid && (
        <Notice tone="warn" title={group.payment === 'silent' ? t('checkout.paySilent') : t('checkout.payAwaiting', { until: group.holdUntil ? when.time(group.holdUntil) : '' })}>
          <ButtonLink to={href(locale, `/thanh-toan/${group.code}`)} reloadDocument>{group.payment === 'silent' ? t('checkout.checkAgain') : t('checkout.payHere')}</ButtonLink>
        </Notice>
      )}
      <Refunds refunds={group.refunds} />
      {group.orders.map((order) => <BuyerOrderCard key={order.code} order={order} action={href(locale, `/don-hang/${group.code}`)} />)}
      {(group.orders.length > 1 || group.method === 'cod' || group.paidAt) && <Card>
        <h2 className="text-lg">{t('checkout.payTitle')}</h2>
        {group.orders.length > 1 && (
          <KeyValues
            rows={[
              { key: 'goods', label: t('checkout.goods'), value: <Amount of={group.goodsTotal} /> },
              { key: 'shipping', label: t('checkout.shipping'), value: <Amount of={group.shippingTotal} /> },
              { key: 'total', label: t('checkout.total'), value: <Amount of={group.total} />, strong: true },
            ]}
          />
        )}
        {group.method === 'cod' && <p>{t('checkout.codToPay', { total: showDong(group.total) })}</p>}
        {group.paidAt && <p className="font-bold text-tea">{t('checkout.paidAt', { at: when.full(group.paidAt) })}</p>}
      </Card>}
      <Card>
        <h2 className="text-lg">{t('checkout.sendTo')}</h2>
        <p>
          <strong>{group.recipientName}</strong> · {showPhone(group.recipientPhone)}
          <br />
          {group.addressLine}, {group.communeName}, {group.provinceName}
        </p>
        {group.note && <p className="text-ink-soft">{t('checkout.noteIs', { note: group.note })}</p>}
      </Card>
      <ButtonLink to={href(locale, `/don-hang/${group.code}`)} reloadDocument kind="secondary" wide icon="clock">{t('checkout.refresh')}</ButtonLink>
    </Page>
  )
}
