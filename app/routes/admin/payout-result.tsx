import type { SubmissionResult } from '@conform-to/react'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { importResult, listImports } from '#app/modules/payments/payouts/import-result.server.ts'
import { ResultForm as ResultSchema } from '#app/modules/payments/payouts/payout.form.ts'
import { ResultFiles, ResultForm, ResultReport } from '#app/modules/payments/payouts/ui/result-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  return { title: titled(ctx.locale, 'payouts.resultTitle'), ...(await listImports(ctx)) }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  return withForm(
    request,
    ResultSchema,
    async ({ collectorId, file }) => {
      const answer = await importResult(ctx, { collectorId, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      return data({ answer }, { status: 'taken' in answer ? 200 : 422 })
    },
    { locale: ctx.locale },
  )
})

export default function PayoutResult() {
  const { works, files } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useT()
  const lastResult = answered && !('answer' in answered) ? (answered as SubmissionResult<string[]>) : undefined
  return (
    <Page width="narrow">
      <PageTitle lead={t('payouts.resultLead')}>{t('payouts.resultTitle')}</PageTitle>
      {answered && 'answer' in answered && <ResultReport answer={answered.answer} />}
      {works.length > 0 && <ResultForm works={works} lastResult={lastResult} />}
      <ResultFiles files={files} />
      <ButtonLink to="/quan-tri/chi-tra" kind="quiet">{t('payouts.backToList')}</ButtonLink>
    </Page>
  )
}
