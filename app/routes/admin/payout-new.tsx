import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { worksFor } from '#app/modules/payments/collectors/collector-access.server.ts'
import { listCandidates } from '#app/modules/payments/payouts/list-households.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { MakeBatchForm } from '#app/modules/payments/payouts/payout.form.ts'
import { CandidatesForm, WaitingList } from '#app/modules/payments/payouts/ui/candidates-form.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { readCollector } from '#app/request/ledger-choice.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { DataTable, Empty, Page, PageTitle, Pagination, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const query = new URL(request.url).searchParams
  const collectorId = readCollector(query) ?? worksFor(ctx, 'collector_maker', 'collector_checker')[0] ?? ''
  const listed = await listCandidates(ctx, { collectorId, page: readPageNumber(query) })
  const makes = worksFor(ctx, 'collector_maker').includes(collectorId)
  return { title: titled(ctx.locale, makes ? 'payouts.makeTitle' : 'payouts.whoWaits'), makes, ...listed }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker'] })
  return withForm(
    request,
    MakeBatchForm,
    async (batch) => {
      const { code } = await makeBatch(ctx, batch)
      return redirect(`/quan-tri/chi-tra/dot/${code}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function NewPayout() {
  const { collector, rows, page: number, pages, makes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const due = rows.filter(({ hindrances }) => hindrances.length === 0)
  const columns = [
    { key: 'name', title: t('payouts.household'), cell: ({ stallName }: (typeof rows)[number]) => stallName },
    { key: 'amount', title: t('payouts.amount'), number: true, cell: ({ amount }: (typeof rows)[number]) => <span className="whitespace-nowrap">{showDong(amount)}</span> },
  ]
  return (
    <Page>
      <PageTitle kicker={collector.name} lead={t('payouts.makeLead', { least: showDong(collector.leastPayout), cap: showDong(collector.firstPayoutCap) })}>{t(makes ? 'payouts.makeTitle' : 'payouts.whoWaits')}</PageTitle>
      <Section title={`${t('payouts.eligible')} (${due.length})`}>
        {makes ? (
          <CandidatesForm collector={collector} rows={due} lastResult={lastResult} />
        ) : due.length === 0 ? (
          <Empty title={t('payouts.noneEligible')} />
        ) : (
          <DataTable caption={t('payouts.eligible')} hideCaption columns={columns} rows={due} rowKey={({ producerId }) => producerId} />
        )}
      </Section>
      <WaitingList rows={rows.filter(({ hindrances }) => hindrances.length > 0)} />
      <Pagination page={number} pages={pages} href={(n) => `/quan-tri/chi-tra/lap?thu_ho=${collector.id}&trang=${n}`} />
      <ButtonLink to="/quan-tri/chi-tra" kind="quiet">{t('payouts.backToList')}</ButtonLink>
    </Page>
  )
}
