import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { decideChange, proposeChange } from '#app/modules/payments/collectors/propose-change.server.ts'
import { issueCertificate } from '#app/modules/payments/tax/certificates.server.ts'
import { getTaxReport } from '#app/modules/payments/tax/tax-report.server.ts'
import { TaxForm } from '#app/modules/payments/tax/tax.form.ts'
import { TaxReportPage } from '#app/modules/payments/tax/ui/report-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { readCollector } from '#app/request/ledger-choice.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const { searchParams } = new URL(request.url)
  const report = await getTaxReport(ctx, { collectorId: readCollector(searchParams), month: searchParams.get('thang') ?? undefined, page: readPageNumber(searchParams) })
  return { title: titled(ctx.locale, 'tax.report'), report, done: searchParams.has('xong') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  return withForm(
    await readForm(request),
    TaxForm,
    async (form) => {
      if (form.intent === 'certify') return redirect(`/quan-tri/thue/chung-tu/${(await issueCertificate(ctx, form)).id}`, 303)
      if (form.intent === 'withholding') await proposeChange(ctx, { collectorId: form.collectorId, change: { ...form, kind: 'withholding' } })
      else await decideChange(ctx, { proposalId: form.proposalId, take: form.intent === 'take' })
      return redirect(`/quan-tri/thue?thu_ho=${encodeURIComponent(form.collectorId)}&xong=1`, 303)
    },
    ctx,
  )
})

export default function Tax() {
  const { report, done } = useLoaderData<typeof loader>()
  return <TaxReportPage report={report} done={done} />
}
