import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { ImportStatementForm } from '#app/modules/payments/bank/import-statement.form.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { accountsToImport, listImports } from '#app/modules/payments/bank/read-bank.server.ts'
import { ImportForm } from '#app/modules/payments/bank/ui/import-form.tsx'
import { ImportReport } from '#app/modules/payments/bank/ui/import-report.tsx'
import { ImportedFiles } from '#app/modules/payments/bank/ui/statements-page.tsx'
import { takeBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { titled } from '#app/request/titled.server.ts'
import { Empty, Page, PageTitle, Section } from '#app/ui/page.tsx'

/** Looked at before she sees the statement; the sweep goes on with longer ones. */
const LOOKED_AT_ONCE = 300

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const number = readPageNumber(new URL(request.url).searchParams)
  const works = ctx.actor.grants.some(({ role }) => role === 'collector_maker' || role === 'collector_checker')
  return { ...(await listImports(ctx, number)), page: number, works, accounts: works ? await accountsToImport(ctx) : [], title: titled(ctx.locale, 'bank.statements') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  return withForm(
    await readForm(request),
    ImportStatementForm,
    async ({ accountId, layout, file, ...headings }) => {
      const imported = await importStatement(ctx, { accountId, layout, headings, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      const chosen = { accountId, layout }
      if (imported.outcome === 'unreadable') return data({ refusal: { why: imported.why }, chosen }, { status: 422 })
      if (imported.outcome === 'refused') return data({ refusal: { report: imported.report }, chosen }, { status: 422 })
      if (imported.outcome === 'taken') await takeBankTransactions({ ...ctx, actor: null }, { most: LOOKED_AT_ONCE })
      return redirect(`/quan-tri/doi-soat/sao-ke/${imported.statementId}?xong=${imported.outcome}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Statements() {
  const { accounts, works, ...imports } = useLoaderData<typeof loader>()
  const t = useT()
  const answer = useActionData<typeof action>()
  const refused = answer && 'refusal' in answer ? answer : undefined
  return (
    <Page>
      <PageTitle kicker={<a href="/quan-tri/doi-soat">{t('bank.title')}</a>} lead={t('bank.statementsLead')}>{t('bank.statements')}</PageTitle>
      {refused && <ImportReport refusal={refused.refusal} />}
      {works && (
        <Section title={t('bank.import')}>
          {accounts.length === 0 ? <Empty title={t('bank.noAccounts')} /> : <ImportForm accounts={accounts} chosen={refused?.chosen ?? {}} lastResult={answer && !('refusal' in answer) ? answer : undefined} />}
        </Section>
      )}
      <ImportedFiles {...imports} />
    </Page>
  )
}
