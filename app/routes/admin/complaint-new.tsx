import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readCode, showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { ComplaintForm } from '#app/modules/support/complaint.form.ts'
import { orderToEnter } from '#app/modules/support/list-complaints.server.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import { ComplaintFields } from '#app/modules/support/ui/complaint-fields.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Code, Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const codeIn = (request: Request) => readCode((new URL(request.url).searchParams.get('don') ?? '').slice(0, 40)) ?? ''

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  const { order, lines } = await orderToEnter(ctx, { code: codeIn(request) })
  return { title: titled(ctx.locale, 'support.enterTitle'), shown: showCode(order.code), stallName: order.stallName, lines: lines.filter(({ quantity }) => quantity > 0) }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  const code = codeIn(request)
  return withForm(
    request,
    ComplaintForm,
    async ({ lines, kind, words }) => redirect(`/quan-tri/phan-anh/${await openComplaint(ctx, { code, productIds: lines, kind, words, as: 'operator' })}`, 303),
    { locale: ctx.locale },
  )
})

export default function EnterComplaint() {
  const { shown, stallName, lines } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const above = (lastResult?.error as Record<string, string[] | null> | undefined)?.[''] ?? []
  return (
    <Page width="narrow">
      <PageTitle lead={stallName}>{t('support.enterTitle')}</PageTitle>
      <Code label={t('checkout.orderCode')}>{shown}</Code>
      {above.map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {lines.length === 0 ? (
        <Notice tone="info" title={t('support.nothingLeft')} />
      ) : (
        <Form method="post" className="stack" noValidate>
          <ComplaintFields lines={lines} lastResult={lastResult} />
          <Button wide>{t('support.enter')}</Button>
        </Form>
      )}
      <ButtonLink to="/quan-tri/phan-anh" kind="quiet">{t('support.toList')}</ButtonLink>
    </Page>
  )
}
