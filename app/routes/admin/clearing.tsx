import type { SubmissionResult } from '@conform-to/react'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { addMonths, localDay, showDate } from '#app/lib/time.ts'
import { ClearingImportForm as ImportSchema } from '#app/modules/orders/clearing/clearing.form.ts'
import { importClearing } from '#app/modules/orders/clearing/import-clearing.server.ts'
import { listUnremitted } from '#app/modules/orders/clearing/list-unremitted.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { addressOf, typeIn } from '#app/modules/payments/clearing/clearing-kinds.ts'
import { listClearing } from '#app/modules/payments/clearing/find-clearing.server.ts'
import { ClearingList } from '#app/modules/payments/clearing/ui/clearing-list.tsx'
import { ClearingImportForm, ImportRefusal } from '#app/modules/payments/clearing/ui/import-form.tsx'
import { booksState } from '#app/modules/payments/ledger/kept-checks.server.ts'
import { BooksLine } from '#app/modules/payments/ledger/ui/books-line.tsx'
import { carriers } from '#app/modules/shipping/parcel.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { readCollector } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainSelect } from '#app/ui/field.tsx'
import { DataTable, Empty, Page, PageTitle, Pagination, Section } from '#app/ui/page.tsx'

const MONTHS_BACK = 6

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const url = new URL(request.url)
  const type = typeIn(url.pathname)
  const list = await listClearing(ctx, type, { collectorId: readCollector(url.searchParams), page: readPageNumber(url.searchParams) })
  const today = localDay(ctx.now())
  return {
    ...list,
    ...{ type, today, months: Array.from({ length: MONTHS_BACK }, (_, back) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7)) },
    unremitted: type === 'remittance' && list.chosen ? await listUnremitted(ctx.store.read, list.chosen.id) : [],
    books: await booksState(ctx.store.read, list.collectors.map(({ id }) => id)),
    title: titled(ctx.locale, `clearing.title_${type}`),
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  return withForm(
    await readForm(request),
    ImportSchema,
    async (form) => {
      const imported = await importClearing(ctx, form)
      if (imported.outcome === 'unreadable' || imported.outcome === 'refused') return data({ refusal: imported }, { status: 422 })
      return redirect(`${addressOf(form.type)}/${imported.id}?xong=${imported.outcome}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Clearing() {
  const { type, collectors, chosen, works, items, page: number, pages, today, months, unremitted, books } = useLoaderData<typeof loader>()
  const t = useT()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  return (
    <Page>
      <PageTitle kicker={<a href="/quan-tri/doi-soat">{t('bank.title')}</a>} lead={t(`clearing.lead_${type}`)}>{t(`clearing.title_${type}`)}</PageTitle>
      <BooksLine books={books} />
      {!chosen && <Empty title={t('clearing.noCollector')} />}
      {chosen && collectors.length > 1 && (
        <Form method="get" className="flex max-w-narrow items-end">
          <div className="mr-2 min-w-0 flex-1"><PlainSelect name="thu_ho" label={t('clearing.collector')} defaultValue={chosen.id} options={collectors.map(({ id, name }) => ({ value: id, label: name }))} /></div>
          <Button kind="secondary">{t('outreach.filter')}</Button>
        </Form>
      )}
      {refusal && <ImportRefusal refusal={refusal} />}
      {chosen && works && (
        <Section title={t('clearing.importTitle')}>
          <ClearingImportForm type={type} collectorId={chosen.id} carriers={carriers} today={today} months={months} lastResult={answer && !('refusal' in answer) ? (answer as SubmissionResult<string[]>) : undefined} />
        </Section>
      )}
      {chosen && (
        <Section title={t('clearing.files')}>
          <ClearingList type={type} items={items} />
          <Pagination page={number} pages={pages} href={(n) => `${addressOf(type)}?thu_ho=${chosen.id}&trang=${n}`} />
        </Section>
      )}
      {unremitted.length > 0 && (
        <Section title={t('clearing.unremitted')}>
          <p>{t('clearing.unremittedLead')}</p>
          <DataTable
            caption={t('clearing.unremitted')}
            hideCaption
            rows={unremitted}
            rowKey={({ code }) => code}
            columns={[
              { key: 'parcel', title: t('clearing.parcel'), cell: (row) => <span className="break-all font-mono">{row.trackingCode || row.code}</span> },
              { key: 'order', title: t('clearing.order'), cell: (row) => row.code },
              { key: 'since', title: t('clearing.deliveredOn'), cell: (row) => showDate(row.deliveredAt) },
              { key: 'amount', title: t('clearing.amount'), number: true, cell: (row) => showDong(row.amount) },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
