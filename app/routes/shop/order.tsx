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
import { CancelFaults } from '#app/modules/checkout/ui/cancel-order.tsx'
import { RefundAccountForm } from '#app/modules/checkout/ui/refund-account.tsx'
import { needsAccount, Refunds } from '#app/modules/checkout/ui/refunds.tsx'
import { PaidBack } from '#app/modules/checkout/ui/paid-back.tsx'
import { findBasketPayments } from '#app/modules/checkout/find-basket-payments.server.ts'
import { BasketPayments } from '#app/modules/checkout/ui/basket-payments.tsx'
import { TransferCard, TransferNotice } from '#app/modules/checkout/ui/transfer-card.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { getBuyerOrder, type BuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { groupMoney, totalLeft } from '#app/modules/orders/line-left.ts'
import { nameRefundAccount } from '#app/modules/orders/refunding/name-refund-account.server.ts'
import { listBanks } from '#app/modules/places/banks.server.ts'
import { mayComplain } from '#app/modules/support/complaint-rules.ts'
import { withdrawComplaint } from '#app/modules/support/decide-complaint.server.ts'
import { complaintsOfOrders, type ComplaintView } from '#app/modules/support/list-complaints.server.ts'
import { ComplaintNotice } from '#app/modules/support/ui/complaint-notice.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { orderInAddress } from '#app/request/order-access.server.ts'
import { page } from '#app/request/page.server.ts'
import { shownTransfer } from '#app/request/shown-transfer.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card, Code, KeyValues, Notice, Page, PageTitle } from '#app/ui/page.tsx'
import { notFound } from '#app/lib/errors.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { groupCode, granted } = await orderInAddress(ctx, request, params.code)
  const group = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  const complaints = await complaintsOfOrders(ctx.store.read, group.orders.map(({ id }) => id))
  const orders = group.orders.map((order) => ({
    ...order,
    shown: showCode(order.code),
    complaints: complaints.filter(({ orderId }) => orderId === order.id),
    problem: mayComplain(order, ctx.now()) && unnamedLines(order, complaints) > 0 ? href(ctx.locale, `/don-hang/${order.code}/van-de`) : undefined,
  }))
  const { transfer, ...rest } = group
  const banks = group.refunds.some(needsAccount) ? (await listBanks(ctx.store.read)).map(({ code, shortName }) => ({ value: code, label: shortName })) : []
  return { title: titled(ctx.locale, 'checkout.orderTitle'), group: { ...rest, orders }, ...(await shownTransfer(transfer, href(ctx.locale, `/don-hang/${group.code}`))), shown: showCode(group.code), banks, parts: await findBasketPayments(ctx, group.code) }
})

const unnamedLines = ({ id, lines }: BuyerOrder, complaints: readonly ComplaintView[]) =>
  lines.filter(({ quantity }) => quantity > 0).length - complaints.filter(({ orderId, state }) => orderId === id && state === 'open').reduce((named, { goods }) => named + goods.length, 0)

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const { groupCode, granted } = await orderInAddress(ctx, request, params.code)
  const { code, orders } = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  return withForm(
    request,
    BuyerActForm,
    async (act) => {
      if (act.intent === 'account') {
        await nameRefundAccount(ctx, { groupCode: code, granted, bankCode: act.bank, number: act.number, name: act.name })
        return redirect(href(ctx.locale, `/don-hang/${code}`), 303)
      }
      if (act.intent === 'withdraw') {
        await withdrawComplaint(ctx, { id: act.id, code: act.order, granted })
        return redirect(href(ctx.locale, `/don-hang/${code}`), 303)
      }
      if (!orders.some((order) => order.code === act.order)) throw notFound('orders.notFound')
      if (act.intent === 'received') await confirmReceipt(ctx, { code: act.order, granted })
      else await cancelOrder(ctx, { code: act.order, reason: act.reason, as: 'buyer', granted })
      return redirect(href(ctx.locale, `/don-hang/${code}`), 303)
    },
    { locale: ctx.locale },
  )
})

export default function Order() {
  const { group, shown, transfer, banks, parts } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const locale = useLocale()
  const when = useWhen()
  const here = href(locale, `/don-hang/${group.code}`)
  const money = groupMoney(group.orders, group.refunds)
  const off = money.agreed - money.left
  const toCollect = group.orders.reduce((sum, order) => sum + (order.cod && order.status !== 'cancelled' && order.status !== 'returned' ? totalLeft(order) : 0), 0)
  const unpaid = ['open', 'waiting', 'failed', 'silent'].includes(group.payment)
  return (
    <Page width="narrow">
      <PageTitle>{t('checkout.orderTitle')}</PageTitle>
      <div>
        <Code label={t('checkout.orderCode')}>{shown}</Code>
        <p className="mt-2 text-sm text-ink-soft">{t('checkout.keepCode')}</p>
      </div>
      {refused?.initialValue?.intent !== 'account' && (refused?.error?.[''] ?? []).map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {group.orders.map(({ code }) => <CancelFaults key={code} code={code} answer={refused} />)}
      {unpaid && (
        <Notice tone="warn" title={group.payment === 'silent' ? t('checkout.paySilent') : t('checkout.payAwaiting', { until: group.holdUntil ? (group.enteredBy ? when.full : when.time)(group.holdUntil) : '' })}>
          <ButtonLink to={href(locale, `/thanh-toan/${group.code}`)} reloadDocument>{group.payment === 'silent' ? t('checkout.checkAgain') : t('checkout.payHere')}</ButtonLink>
        </Notice>
      )}
      {group.payment === 'refunded' && <Notice tone="warn" title={t('refunds.allBackTitle')} />}
      {transfer && (
        <>
          <TransferNotice transfer={transfer} />
          <TransferCard transfer={transfer} />
          <ButtonLink to={href(locale, `/thanh-toan/${group.code}`)} reloadDocument wide>{t('checkout.seeTransfer')}</ButtonLink>
        </>
      )}
      <Refunds refunds={group.refunds} />
      {group.refunds.some(needsAccount) && <RefundAccountForm action={here} banks={banks} buyerName={group.buyerName} lastResult={refused} />}
      {group.orders.map((order) => (
        <BuyerOrderCard key={order.code} order={order} action={here} answer={refused} byTransfer={transfer !== null} problem={order.problem}>
          {order.complaints.map((complaint) => (
            <ComplaintNotice key={complaint.id} complaint={complaint} audience="buyer">
              {complaint.state === 'open' && <Withdraw action={here} id={complaint.id} code={order.code} />}
            </ComplaintNotice>
          ))}
        </BuyerOrderCard>
      ))}
      {(group.orders.length > 1 || (group.method === 'cod' && toCollect > 0) || (group.paidAt && group.payment !== 'refunded') || money.back + money.going > 0) && <Card>
        <h2 className="text-lg">{t('checkout.payTitle')}</h2>
        {group.orders.length > 1 && (
          <KeyValues
            rows={[
              { key: 'goods', label: t('checkout.goods'), value: <Amount of={group.goodsTotal} /> },
              { key: 'shipping', label: t('checkout.shipping'), value: <Amount of={group.shippingTotal} /> },
              ...(off > 0 ? [{ key: 'off', label: t('refunds.off'), value: <Amount of={-off} /> }] : []),
              { key: 'total', label: t('checkout.total'), value: <Amount of={money.left} />, strong: true },
            ]}
          />
        )}
        {group.method === 'cod' && toCollect > 0 && <p>{t('checkout.codToPay', { total: showDong(toCollect) })}</p>}
        {group.paidAt && group.payment !== 'refunded' && <p className="font-bold text-tea">{t('checkout.paidAt', { at: when.full(group.paidAt) })}</p>}
        <PaidBack money={money} />
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
      <BasketPayments payments={parts} />
      <ButtonLink to={here} reloadDocument kind="secondary" wide icon="clock">{t('checkout.refresh')}</ButtonLink>
    </Page>
  )
}

function Withdraw({ action, id, code }: { action: string; id: string; code: string }) {
  const t = useT()
  return (
    <form method="post" action={action} className="mt-2">
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="order" value={code} />
      <Button kind="quiet">{t('support.withdraw')}</Button>
    </form>
  )
}
