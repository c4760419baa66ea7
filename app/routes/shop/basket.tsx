import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/lib/errors.ts'
import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { MOST_OF_ONE, putInBasket, setQuantity } from '#app/modules/checkout/basket.ts'
import { BasketForm } from '#app/modules/checkout/basket.form.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { BasketStall } from '#app/modules/checkout/ui/basket-stall.tsx'
import { basketHeaders, readBasket } from '#app/request/basket.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Drawing } from '#app/ui/drawing.tsx'
import { Empty, KeyValues, Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  return { quote: await quoteBasket(ctx, { lines: readBasket(request), provinceCode: null }), title: titled(ctx.locale, 'checkout.basket') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const lines = readBasket(request)
  const form = await readForm(request)
  if (!form.has('intent')) form.set('intent', 'add')
  return withForm(
    form,
    BasketForm,
    async (change) => {
      if (change.intent === 'remove') return kept(setQuantity(lines, change.product, 0))
      if (change.intent === 'change') return kept(setQuantity(lines, change.product, change.quantity))
      const added = await quoteBasket(ctx, { lines: [{ productId: change.product, quantity: 1, seenPrice: 0 }], provinceCode: null })
      const product = added.payments[0]?.stalls[0]?.lines[0]?.product
      if (!product?.sellable) throw new DomainError('conflict', 'checkout.gone')
      return kept(putInBasket(lines, { productId: change.product, quantity: change.quantity ?? 1, seenPrice: product.price }))
    },
    { locale: ctx.locale },
  )

  async function kept(next: ReturnType<typeof readBasket>) {
    return redirect(href(ctx.locale, '/gio-hang'), { status: 303, headers: await basketHeaders(next) })
  }
})

export default function Basket() {
  const { quote } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const locale = useLocale()
  const stalls = quote.payments.flatMap((payment) => payment.stalls)
  const wrong = answer && 'error' in answer ? Object.values(answer.error ?? {}).flatMap((words) => words ?? []) : []
  if (stalls.length === 0 && quote.goneIds.length === 0) {
    return (
      <Page width="narrow">
        <PageTitle>{t('checkout.basket')}</PageTitle>
        {wrong.map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
        <Empty title={t('checkout.emptyTitle')} picture={<Drawing name="empty-basket" eager />} action={<ButtonLink to={href(locale, '/san-pham')} reloadDocument icon="search">{t('checkout.toGoods')}</ButtonLink>} />
      </Page>
    )
  }
  const stopped = stalls.some(({ lines }) => lines.some(({ problem }) => problem !== null)) || quote.goneIds.length > 0
  return (
    <Page>
      <PageTitle>{t('checkout.basket')}</PageTitle>
      {wrong.map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {quote.payments.length > 1 && <Notice>{t('checkout.severalPayments', { n: quote.payments.length })}</Notice>}
      <div className="lg:grid lg:grid-cols-3 lg:gap-6">
        <div className="stack lg:col-span-2">
          {quote.goneIds.map((productId) => <Gone key={productId} productId={productId} />)}
          {stalls.map((stall) => <BasketStall key={stall.stallId} stall={stall} />)}
        </div>
        <div className="stack mt-4 lg:mt-0">
          <div className="card stack">
            <KeyValues
              rows={[
                { key: 'goods', label: t('checkout.goods'), value: showDong(quote.goods), strong: true },
                { key: 'shipping', label: t('checkout.shipping'), value: t('checkout.shippingLater') },
              ]}
            />
            {stopped ? <Notice tone="warn">{t('checkout.fixFirst')}</Notice> : <ButtonLink to={href(locale, '/dat-hang')} reloadDocument wide icon="arrow">{t('checkout.order')}</ButtonLink>}
            <ButtonLink to={href(locale, '/san-pham')} reloadDocument kind="secondary" wide>{t('checkout.buyMore')}</ButtonLink>
          </div>
          <p className="text-sm text-ink-soft">{t('checkout.notKeptYet', { max: MOST_OF_ONE })}</p>
        </div>
      </div>
    </Page>
  )
}

function Gone({ productId }: { productId: string }) {
  const t = useT()
  return (
    <Notice tone="warn" title={t('checkout.gone')}>
      <form method="post" className="mt-2">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="product" value={productId} />
        <Button kind="secondary">{t('checkout.remove')}</Button>
      </form>
    </Notice>
  )
}
