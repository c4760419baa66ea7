import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readCode, showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { ComplaintForm } from '#app/modules/support/complaint.form.ts'
import { complaintUntil, mayComplain } from '#app/modules/support/complaint-rules.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import { ComplaintFields } from '#app/modules/support/ui/complaint-fields.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { orderInAddress } from '#app/request/order-access.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Code, Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

async function find(ctx: Context, request: Request, typed: string | undefined) {
  const { groupCode, granted } = await orderInAddress(ctx, request, typed)
  const group = await getBuyerOrder(ctx, { groupCode, access: { granted } })
  const order = group.orders.find(({ code }) => code === readCode(typed ?? '')) ?? (group.orders.length === 1 ? group.orders[0] : undefined)
  if (!order) throw notFound('orders.notFound')
  return { order, granted, groupCode: group.code }
}

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { order, groupCode } = await find(ctx, request, params.code)
  const lines = order.lines.filter(({ quantity }) => quantity > 0)
  return { title: titled(ctx.locale, 'support.title'), code: order.code, shown: showCode(order.code), groupCode, stallName: order.stallName, lines, may: lines.length > 0 && mayComplain(order, ctx.now()), until: complaintUntil(order), arrived: order.deliveredAt !== null }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const { order, granted, groupCode } = await find(ctx, request, params.code)
  return withForm(
    request,
    ComplaintForm,
    async ({ lines, kind, words }) => {
      await openComplaint(ctx, { code: order.code, productIds: lines, kind, words, as: 'buyer', granted })
      return redirect(href(ctx.locale, `/don-hang/${groupCode}`), 303)
    },
    { locale: ctx.locale },
  )
})

export default function Complaint() {
  const { code, shown, groupCode, stallName, lines, may, until, arrived } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const locale = useLocale()
  const when = useWhen()
  const above = (lastResult?.error as Record<string, string[] | null> | undefined)?.[''] ?? []
  return (
    <Page width="narrow">
      <PageTitle lead={t('support.lead', { stall: stallName })}>{t('support.title')}</PageTitle>
      <Code label={t('checkout.orderCode')}>{shown}</Code>
      {above.map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {may ? (
        <form method="post" action={href(locale, `/don-hang/${code}/van-de`)} className="stack">
          {until && <p>{t('support.until', { until: when.full(until) })}</p>}
          <ComplaintFields lines={lines} lastResult={lastResult} />
          <Button wide>{t('support.send')}</Button>
          <p className="text-sm text-ink-soft">{t('support.after')}</p>
        </form>
      ) : (
        <Notice tone="info" title={arrived ? t('support.tooLate') : t('support.notYet')} />
      )}
      <ButtonLink to={href(locale, `/don-hang/${groupCode}`)} reloadDocument kind="secondary" wide>{t('checkout.seeOrder')}</ButtonLink>
    </Page>
  )
}
