import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/lib/errors.ts'
import { href, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showPhone } from '#app/lib/phone.ts'
import { AgreeForm, BuyerForm as BuyerSchema } from '#app/modules/checkout/buyer.form.ts'
import { codRefusalOf, findPayer } from '#app/modules/checkout/cod-offer.server.ts'
import { COD } from '#app/modules/checkout/limits.ts'
import { choosePayment } from '#app/modules/checkout/choose-payment.server.ts'
import { basketOffer } from '#app/modules/checkout/find-vietqr-offer.server.ts'
import { placeOrder } from '#app/modules/checkout/place-order.server.ts'
import { payeesOf } from '#app/modules/checkout/find-basket-payments.server.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { refuseProblems } from '#app/modules/checkout/refuse-problems.ts'
import { BuyerForm, type BuyerDefaults } from '#app/modules/checkout/ui/buyer-fields.tsx'
import { Review } from '#app/modules/checkout/ui/review.tsx'
import { takeGateway } from '#app/modules/payments/collectors/takes-gateway.server.ts'
import { withCommuneChoices } from '#app/modules/places/commune-choices.server.ts'
import { requireCommune } from '#app/modules/places/communes.server.ts'
import { provinceOptions } from '#app/modules/places/provinces.server.ts'
import { basketHeaders, readBasket } from '#app/request/basket.server.ts'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { draftCookie, dropDraft, readDraft, type OrderDraft } from '#app/request/order-draft.server.ts'
import { grantCookie, readGrants } from '#app/request/order-grant.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Notice, Page, PageTitle, Steps } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const lines = readBasket(request)
  if (lines.length === 0) throw redirect(href(ctx.locale, '/gio-hang'), 303)
  const draft = await readDraft(request)
  const reviewing = new URL(request.url).searchParams.get('buoc') === 'xem-lai'
  if (reviewing && !draft) throw redirect(href(ctx.locale, '/dat-hang'), 303)
  const payer = await findPayer(ctx)
  const quote = await quoteBasket(ctx, { lines, provinceCode: draft?.commune.provinceCode ?? null })
  return {
    title: titled(ctx.locale, reviewing ? 'checkout.review' : 'checkout.details'),
    review: reviewing && draft ? { draft, quote, payees: await payeesOf(ctx, quote) } : null,
    goods: quote.goods,
    provinces: await provinceOptions(ctx.store.read),
    defaults: draft ? typed(draft) : ({ ...(payer && { name: payer.name }), ...(payer?.phone && { phone: showPhone(payer.phone) }) } satisfies BuyerDefaults),
    cod: { refusal: codRefusalOf(payer, { phone: null, total: quote.total }), most: showDong(COD.mostTotal) },
    vietqr: await basketOffer(ctx.store.read, ctx, quote),
    gateway: await takeGateway(ctx.store.read, ctx, quote.payments.map(({ collectorId }) => collectorId)),
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const form = await readForm(request)
  const lines = readBasket(request)
  if (form.get('intent') === 'place') return place()
  const answer = await withForm(
    form,
    BuyerSchema,
    async (buyer) => {
      const commune = await requireCommune(ctx.store.read, { typed: buyer.commune, code: buyer.communeCode, provinceCode: buyer.province })
      const quote = await quoteBasket(ctx, { lines, provinceCode: commune.provinceCode })
      refuseProblems(quote)
      const refusal = buyer.pay === 'cod' ? codRefusalOf(await findPayer(ctx), { phone: buyer.phone, total: quote.total }) : null
      if (refusal) throw new DomainError('invalid', refusal, { most: showDong(COD.mostTotal), field: 'pay' })
      if (buyer.pay !== 'cod' && buyer.pay !== 'vietqr' && !(await takeGateway(ctx.store.read, ctx, quote.payments.map(({ collectorId }) => collectorId)))) throw new DomainError('invalid', 'collectors.noGateway', { field: 'pay' })
      const transfer = buyer.pay === 'vietqr' ? await basketOffer(ctx.store.read, ctx, quote) : null
      if (typeof transfer === 'string') throw new DomainError('invalid', transfer, { field: 'pay' })
      return redirect(href(ctx.locale, '/dat-hang?buoc=xem-lai'), { status: 303, headers: { 'Set-Cookie': await draftCookie({ buyer, commune }) } })
    },
    { locale: ctx.locale },
  )
  return withCommuneChoices(ctx.store.read, form, answer)

  async function place() {
    return withForm(
      form,
      AgreeForm,
      async ({ requestId, agreedTotal }) => {
        const draft = await readDraft(request)
        const own = await readGrants(request)
        if (!draft || draft.requestId !== requestId) return redirect(href(ctx.locale, own.length > 0 ? `/don-hang/${own[0]}` : '/gio-hang'), 303)
        const { groupCodes } = await placeOrder(ctx, { requestId, basket: lines, buyer: draft.buyer, commune: draft.commune, agreedTotal })
        const headers = await basketHeaders([])
        headers.append('Set-Cookie', await grantCookie(request, groupCodes))
        headers.append('Set-Cookie', await dropDraft())
        const first = groupCodes[0]!
        if (draft.buyer.pay === 'cod') return redirect(href(ctx.locale, `/don-hang/${first}`), { status: 303, headers })
        const { pay } = draft.buyer
        const chosen = groupCodes.length === 1 && pay !== 'vietqr' ? await choosePayment(ctx, { groupCode: first, choice: pay, ip: clientOf(request).ip }).catch(toPayPage) : null
        return redirect(chosen?.way === 'gateway' ? chosen.url : href(ctx.locale, `/thanh-toan/${first}`), { status: 303, headers })
      },
      { locale: ctx.locale },
    )
  }
})

export default function Checkout() {
  const { review, provinces, defaults, cod, vietqr, gateway, goods } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const step = review ? 1 : 0
  return (
    <Page width="narrow">
      <Steps
        items={[
          { key: 'details', label: t('checkout.stepDetails') },
          { key: 'review', label: t('checkout.stepReview') },
          { key: 'pay', label: t('checkout.stepPay') },
        ]}
        current={step}
        states={{ done: t('checkout.stepDone'), now: t('checkout.stepNow'), todo: t('checkout.stepTodo') }}
      />
      <PageTitle>{t(review ? 'checkout.review' : 'checkout.details')}</PageTitle>
      {review ? (
        <Review draft={review.draft} quote={review.quote} payees={review.payees} vietqr={vietqr} wrong={Object.values(lastResult?.error ?? {}).flatMap((words) => words ?? [])} />
      ) : (
        <>
          <Notice tone="good" icon="basket">{t('checkout.goodsNow', { goods: showDong(goods) })}</Notice>
          <BuyerForm defaults={defaults} provinces={provinces} cod={cod} vietqr={vietqr} gateway={gateway} lastResult={lastResult} />
        </>
      )}
    </Page>
  )
}

/** A replay after the time to pay, or after paying: the pay page says so. */
function toPayPage(error: unknown): null {
  if (error instanceof DomainError && error.kind === 'conflict') return null
  throw error
}

function typed({ buyer, commune }: OrderDraft): BuyerDefaults {
  const { gift, recipientName, recipientPhone, ...rest } = buyer
  return {
    ...rest,
    phone: showPhone(buyer.phone),
    commune: commune.fullName,
    communeCode: commune.code,
    ...(gift && { gift: 'on', recipientName, recipientPhone: showPhone(recipientPhone) }),
  }
}
