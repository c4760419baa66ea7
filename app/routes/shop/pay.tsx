import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { href, useLocale, useSay, useT } from '#app/lib/i18n.ts'
import { findBasketPayments } from '#app/modules/checkout/find-basket-payments.server.ts'
import { PayForm } from '#app/modules/checkout/pay.form.ts'
import { choosePayment, groupTakesGateway } from '#app/modules/checkout/choose-payment.server.ts'
import { groupOfferOf } from '#app/modules/checkout/find-vietqr-offer.server.ts'
import { BasketPayments } from '#app/modules/checkout/ui/basket-payments.tsx'
import { OtherWay, PayAgain } from '#app/modules/checkout/ui/pay-again.tsx'
import { TotalLine } from '#app/modules/checkout/ui/stall-summary.tsx'
import { TransferCard, TransferNotice } from '#app/modules/checkout/ui/transfer-card.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import type { PaymentState } from '#app/modules/payments/attempts/attempt.ts'
import { failureKey } from '#app/modules/payments/attempts/failure.ts'
import { shownTransfer } from '#app/request/shown-transfer.server.ts'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { orderInAddress } from '#app/request/order-access.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Code, Notice, Page, PageTitle } from '#app/ui/page.tsx'

const ASK_AGAIN_S = 30
const mayChoose = (payment: PaymentState) => ['open', 'waiting', 'failed'].includes(payment)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
  ...(data?.payment === 'silent' ? [{ httpEquiv: 'refresh', content: String(ASK_AGAIN_S) }] : []),
]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { groupCode, granted } = await orderInAddress(ctx, request, params.groupCode)
  const { code, payment, paymentCode, goodsTotal, shippingTotal, total, holdUntil, enteredBy, transfer } = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  if (payment === 'paid' || payment === 'cod' || payment === 'refunded') throw redirect(href(ctx.locale, `/don-hang/${code}`), 303)
  const parts = await findBasketPayments(ctx, code)
  const offer = mayChoose(payment) ? await groupOfferOf(ctx, code) : 'checkout.vietqrTooLate'
  const sums = { goodsTotal, shippingTotal, total }
  return { title: titled(ctx.locale, 'checkout.payTitle'), code, shown: showCode(code), payment, paymentCode, ...sums, holdUntil, byPhone: enteredBy !== null, parts, gateway: await groupTakesGateway(ctx, code), offer: typeof offer === 'string' ? offer : { until: offer.until }, ...(await shownTransfer(transfer, href(ctx.locale, `/thanh-toan/${code}`))) }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const { groupCode, granted } = await orderInAddress(ctx, request, params.groupCode)
  const { code } = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  return withForm(request, PayForm, async ({ pay }) => {
    const chosen = await choosePayment(ctx, { groupCode: code, choice: pay, ip: clientOf(request).ip })
    return redirect(chosen.way === 'gateway' ? chosen.url : href(ctx.locale, `/thanh-toan/${code}`), 303)
  }, { locale: ctx.locale })
})

export default function Pay() {
  const { code, shown, payment, paymentCode, goodsTotal, shippingTotal, total, holdUntil, byPhone, parts, gateway, offer, transfer, qr, bank } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const say = useSay()
  const locale = useLocale()
  const when = useWhen()
  const here = href(locale, `/thanh-toan/${code}`)
  const until = holdUntil ? (byPhone ? when.full : when.time)(holdUntil) : ''
  const reason = say(failureKey(paymentCode))
  const part = parts.findIndex(({ here: mine }) => mine) + 1
  return (
    <Page width="narrow">
      <PageTitle kicker={part > 0 && t('checkout.payPart', { n: part, of: parts.length })}>{t('checkout.payTitle')}</PageTitle>
      <Code label={t('checkout.orderCode')}>{shown}</Code>
      {Object.values(refused?.error ?? {}).flatMap((words) => words ?? []).map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {(payment === 'open' || payment === 'waiting') && <Notice tone="warn" title={t('checkout.payAwaiting', { until })} />}
      {payment === 'failed' && <Notice tone="danger" title={t('checkout.payFailed', { reason, until })} />}
      {transfer && <TransferNotice transfer={transfer} />}
      {transfer && qr && <TransferCard transfer={transfer} qr={qr} />}
      {bank && <p><a className="inline-flex min-h-touch items-center underline" href={bank}>{t('checkout.demoBank')}</a></p>}
      {payment === 'silent' && (
        <Notice tone="warn" live title={t('checkout.paySilent')}>
          <p>{t('checkout.paySilentLead')}</p>
        </Notice>
      )}
      {payment === 'over' && (
        <Notice tone="info" title={t('checkout.payOver')}>
          <p>{t('checkout.payOverLead')}</p>
        </Notice>
      )}
      <TotalLine goods={goodsTotal} shipping={shippingTotal} total={total} />
      {payment === 'silent' && <ButtonLink to={here} reloadDocument wide icon="clock">{t('checkout.checkAgain')}</ButtonLink>}
      {payment === 'over' && <ButtonLink to={href(locale, '/san-pham')} reloadDocument wide>{t('checkout.orderAgain')}</ButtonLink>}
      {mayChoose(payment) && <PayAgain action={here} total={total} failed={payment === 'failed'} gateway={gateway} vietqr={typeof offer === 'string' ? { refusal: say(offer) } : { until: when.full(offer.until) }} />}
      {transfer && <ButtonLink to={here} reloadDocument wide icon="clock">{t('checkout.checkAgain')}</ButtonLink>}
      {transfer && gateway && <OtherWay action={here} />}
      <ButtonLink to={href(locale, `/don-hang/${code}`)} reloadDocument kind="secondary" wide>{t('checkout.seeOrder')}</ButtonLink>
      <BasketPayments payments={parts} />
    </Page>
  )
}
