import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode, readCode } from '#app/lib/code.server.ts'
import { useSay, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { SellerActForm } from '#app/modules/checkout/order-act.form.ts'
import { sellerNext } from '#app/modules/checkout/order-timeline.ts'
import { Amount } from '#app/modules/checkout/ui/amount.tsx'
import { CancelLines } from '#app/modules/checkout/ui/cancel-lines.tsx'
import { useGoodsRows } from '#app/modules/checkout/ui/goods-rows.tsx'
import { OrderTimeline } from '#app/modules/checkout/ui/order-timeline.tsx'
import { Recipient } from '#app/modules/checkout/ui/recipient.tsx'
import { CancelFaults } from '#app/modules/checkout/ui/cancel-order.tsx'
import { SellerActs, SellerCancel } from '#app/modules/checkout/ui/seller-acts.tsx'
import { useStatusWords } from '#app/modules/checkout/ui/status-words.tsx'
import { cancelLine } from '#app/modules/orders/refunding/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { getStallOrder } from '#app/modules/orders/get-stall-order.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { goodsLeft, nothingLeft, totalLeft } from '#app/modules/orders/line-left.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { complaintsOfOrders } from '#app/modules/support/list-complaints.server.ts'
import { ComplaintNotice } from '#app/modules/support/ui/complaint-notice.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, Code, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const codeIn = (typed: string | undefined) => readCode((typed ?? '').slice(0, 40)) ?? ''

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const order = await getStallOrder(ctx, { code: codeIn(params.code) })
  return { title: titled(ctx.locale, 'checkout.orderTitle'), order, shown: showCode(order.code), complaints: await complaintsOfOrders(ctx.store.read, [order.id]) }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const { code } = await getStallOrder(ctx, { code: codeIn(params.code) })
  return withForm(
    request,
    SellerActForm,
    async (act) => {
      if (act.intent === 'confirm') await confirmOrder(ctx, { code })
      if (act.intent === 'pack') await packOrder(ctx, { code })
      if (act.intent === 'handOver') await handOver(ctx, { code, carrier: act.carrier, trackingCode: act.trackingCode })
      if (act.intent === 'cancel') await cancelOrder(ctx, { code, reason: act.reason, as: 'seller' })
      if (act.intent === 'cancelLine') await cancelLine(ctx, { code, productId: act.product, quantity: act.quantity, seen: act.seen, reason: act.reason, as: 'seller' })
      return redirect(`/nong-ho/don-hang/${code}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function FarmerOrder() {
  const { order, shown, complaints } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const goodsRows = useGoodsRows('seller')
  const say = useSay()
  const words = useStatusWords('seller')
  const next = order.mayAct ? sellerNext(order.status) : null
  const fieldless = (lastResult?.error as Record<string, string[] | null> | undefined)?.['']
  return (
    <Page width="narrow">
      <PageTitle>{t('checkout.orderTitle')}</PageTitle>
      <Code label={t('checkout.orderCode')}>{shown}</Code>
      {(fieldless ?? []).map((wrong) => <Notice key={wrong} tone="danger" live>{wrong}</Notice>)}
      <CancelFaults code={order.code} answer={lastResult} />
      <Card tone={next === 'confirm' ? 'urgent' : order.status === 'completed' ? 'done' : 'plain'} as="section">
        <h2 className="text-lg">{words.now(order)}</h2>
        <SellerActs key={order.status} next={next} slip={`/nong-ho/don-hang/${order.code}/phieu`} lastResult={lastResult} />
        {order.status === 'handed_over' && <p className="text-ink-soft">{t('checkout.deliveredByPost')}</p>}
      </Card>
      {complaints.map((complaint) => <ComplaintNotice key={complaint.id} complaint={complaint} audience="seller" />)}
      <Section title={t('checkout.slipGoods')}>
        <KeyValues
          rows={[
            ...goodsRows(order.lines),
            { key: 'goods', label: t('checkout.youGet'), value: <Amount of={goodsLeft(order)} />, strong: true },
          ]}
        />
        <p className="font-bold">{nothingLeft(order) ? (order.cod && !order.deliveredAt ? null : t('refunds.sellerAllBack')) : order.cod ? t('checkout.codCollect', { total: showDong(totalLeft(order)) }) : t('checkout.paidOnline')}</p>
        {next !== null && <CancelLines lines={order.lines} lastResult={lastResult} />}
      </Section>
      <Section title={t('checkout.recipient')}>
        {order.recipient ? <Recipient {...order.recipient} /> : <p>{t('checkout.goesTo', { province: order.provinceName })}</p>}
        {order.parcel && (
          <KeyValues
            rows={[
              { key: 'carrier', label: t('checkout.carrier'), value: say(`shipping.carrier.${order.parcel.carrier}`) },
              { key: 'tracking', label: t('checkout.trackingCode'), value: <span className="font-mono">{order.parcel.trackingCode}</span> },
            ]}
          />
        )}
        {order.recipient && next !== 'pack' && order.status !== 'completed' && <ButtonLink to={`/nong-ho/don-hang/${order.code}/phieu`} kind="secondary" icon="printer" wide>{t('checkout.printSlip')}</ButtonLink>}
      </Section>
      <OrderTimeline steps={order.steps} cod={order.cod} audience="seller" />
      {next !== null && <SellerCancel code={order.code} answer={lastResult} />}
      <ButtonLink to="/nong-ho/don-hang" kind="quiet">{t('checkout.toOrders')}</ButtonLink>
    </Page>
  )
}
