import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { shippingRules } from '#app/modules/orders/refunding/refund-rules.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { DecideForm } from '#app/modules/support/complaint.form.ts'
import { decideComplaint } from '#app/modules/support/decide-complaint.server.ts'
import { getComplaint } from '#app/modules/support/list-complaints.server.ts'
import { DecideForms } from '#app/modules/support/ui/decide-forms.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Badge, Card, Code, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const { order, ...complaint } = await getComplaint(ctx, { id: params.id ?? '' })
  const { code, stallName, status, deliveredAt, releasedAt, shippingFee, shippingOff, cod } = order
  return {
    title: titled(ctx.locale, 'support.title'),
    complaint,
    shown: showCode(code),
    order: { stallName, status, deliveredAt, released: releasedAt !== null, shippingLeft: shippingOff > 0 ? 0 : shippingFee, cod },
    bearer: shippingRules[complaint.kind].bearer,
  }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const id = params.id ?? ''
  await getComplaint(ctx, { id })
  return withForm(
    request,
    DecideForm,
    async (decision) => {
      const lines = decision.intent === 'refund' ? decision.product.map((productId, at) => ({ productId, quantity: decision.pieces[at] ?? 0 })) : []
      await decideComplaint(ctx, { id, intent: decision.intent, lines, shipping: decision.intent === 'refund' && decision.shipping === 'on', answer: decision.answer })
      return redirect(`/quan-tri/phan-anh/${id}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function ComplaintPage() {
  const { complaint, order, shown, bearer } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const above = (lastResult?.error as Record<string, string[] | null> | undefined)?.[''] ?? []
  return (
    <Page width="narrow">
      <PageTitle lead={order.stallName}>{t('support.title')}</PageTitle>
      <Code label={t('checkout.orderCode')}>{shown}</Code>
      {above.map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      <Card as="section" tone={complaint.state === 'open' ? 'urgent' : 'plain'}>
        <p><Badge tone={complaint.state === 'open' ? 'warn' : 'plain'}>{t(`support.state.${complaint.state}`)}</Badge></p>
        <h2 className="text-lg">{t(`support.kind.${complaint.kind}`)}</h2>
        <p className="whitespace-pre-line">“{complaint.words}”</p>
        <p className="text-sm text-ink-soft">{t('support.openedAt', { at: showDateTime(complaint.openedAt) })}</p>
        {complaint.answer && <p className="font-bold">{t('support.answerWas', { answer: complaint.answer })}</p>}
        {complaint.decidedAt && <p className="text-sm text-ink-soft">{t('support.decidedAt', { at: showDateTime(complaint.decidedAt) })}</p>}
      </Card>
      <Section title={t('checkout.slipGoods')}>
        <KeyValues
          rows={[
            ...complaint.lines.map(({ productId, name, quantity, unitLabel, amount }) => ({
              key: productId,
              label: <>{quantity} × {name}, {unitLabel} {complaint.named.includes(productId) && <Badge tone="warn">{t('support.named')}</Badge>}</>,
              value: <span className="whitespace-nowrap">{showDong(amount)}</span>,
            })),
            { key: 'shipping', label: t('checkout.shipping'), value: <span className="whitespace-nowrap">{showDong(order.shippingLeft)}</span> },
          ]}
        />
        <p className="text-ink-soft">{order.released ? t('support.moneyReleased') : t('support.moneyHeld')}</p>
      </Section>
      {complaint.mayDecide && <DecideForms lines={complaint.lines} named={complaint.named} mayLetGo={complaint.mayLetGo} shippingLeft={order.shippingLeft} bearer={bearer} lastResult={lastResult} />}
      <ButtonLink to="/quan-tri/phan-anh" kind="quiet">{t('support.toList')}</ButtonLink>
    </Page>
  )
}
