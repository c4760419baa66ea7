import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { HOUR } from '#app/lib/time.ts'
import { refuseTooMany } from '#app/modules/accounts/rate-limit.server.ts'
import { SellerLinkForm } from '#app/modules/checkout/seller-link.form.ts'
import { Amount } from '#app/modules/checkout/ui/amount.tsx'
import { useGoodsRows } from '#app/modules/checkout/ui/goods-rows.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { confirmBySellerLink } from '#app/modules/orders/confirm-by-seller-link.server.ts'
import { getSellerLinkOrder } from '#app/modules/orders/get-seller-link-order.server.ts'
import { clientOf } from '#app/request/client.server.ts'
import { goodsLeft, nothingLeft } from '#app/modules/orders/line-left.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { LogoMark } from '#app/ui/logo.tsx'
import { Card, Code, KeyValues, Notice, Page, PageTitle } from '#app/ui/page.tsx'

/** The address is the key: it goes to no other site. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }, { name: 'referrer', content: 'same-origin' }]

const tries = { max: 20, windowMs: HOUR }

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const order = await getSellerLinkOrder(ctx, { token: params.token ?? '' })
  return { title: titled(ctx.locale, 'checkout.orderTitle'), order, shown: showCode(order.code), justTaken: new URL(request.url).searchParams.has('xong') }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const token = params.token ?? ''
  await getSellerLinkOrder(ctx, { token })
  return withForm(
    request,
    SellerLinkForm,
    async ({ pin, personId }) => {
      await refuseTooMany(ctx, { [`seller-link:${ctx.ports.vault.digest('seller-link', token)}`]: tries, [`seller-link:ip:${clientOf(request).ip}`]: { max: 100, windowMs: HOUR } })
      await confirmBySellerLink(ctx, { token, pin, personId })
      return redirect(`/d/${encodeURIComponent(token)}?xong`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function SellerLink() {
  const { order, shown, justTaken } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const goodsRows = useGoodsRows('seller')
  const when = useWhen()
  const waits = order.status === 'placed'
  const taken = ['confirmed', 'packed', 'handed_over', 'delivered', 'completed'].includes(order.status)
  const wrong = (lastResult?.error as Record<string, string[] | null> | undefined)?.['']
  return (
    <main>
      <Page width="narrow">
        <p className="flex items-center font-display font-bold"><LogoMark size={40} /><span className="ml-2">{t('common.brand')}</span></p>
        <PageTitle>{waits ? t('checkout.linkTitle', { stall: order.stallName }) : t('checkout.linkOrder', { stall: order.stallName })}</PageTitle>
        {waits && order.alertAt && <Notice tone="warn" title={t('checkout.linkNew', { until: when.full(order.alertAt) })} />}
        {taken && (
          <Notice tone="good" live={justTaken} title={justTaken && order.shipBy ? t('checkout.linkJustTaken', { shipBy: when.date(order.shipBy) }) : t('checkout.linkTaken')}>
            <p>{t('checkout.linkTakenLead')}</p>
          </Notice>
        )}
        {!waits && !taken && <Notice tone="info" title={t('checkout.linkGone')} />}
        {(wrong ?? []).map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
        <Card tone={waits ? 'urgent' : 'plain'} as="section">
          <KeyValues
            rows={[
              ...goodsRows(order.lines),
              { key: 'goods', label: t('checkout.youGet'), value: <Amount of={goodsLeft(order)} />, strong: true },
            ]}
          />
          {!nothingLeft(order) && <p className="font-bold text-tea">{order.cod ? t('checkout.payCod') : t('checkout.paidOnline')}</p>}
        </Card>
        {waits ? <TakeForm lastResult={lastResult} /> : <ButtonLink to={`/nong-ho/don-hang/${order.code}`} wide reloadDocument>{t('checkout.linkOpen')}</ButtonLink>}
        <Code label={t('checkout.orderCode')}>{shown}</Code>
        <p className="text-sm text-ink-soft">{t('checkout.linkPrivate')}</p>
      </Page>
    </main>
  )
}

function TakeForm({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const [form, fields] = useForm<{ pin: string }>({ id: 'take', lastResult })
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <TextField field={fields.pin} label={t('checkout.pin')} hint={t('checkout.pinHint')} type="password" inputMode="numeric" autoComplete="current-password" />
      <Button kind="take" wide icon="hand">{t('checkout.take')}</Button>
    </form>
  )
}
