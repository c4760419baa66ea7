import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { booksState } from '#app/modules/payments/ledger/kept-checks.server.ts'
import { BooksLine } from '#app/modules/payments/ledger/ui/books-line.tsx'
import { listBatches } from '#app/modules/payments/payouts/get-batch.server.ts'
import { listProvinceMoney } from '#app/modules/payments/payouts/list-households.server.ts'
import { BatchesPage } from '#app/modules/payments/payouts/ui/batches-page.tsx'
import { ProvinceMoney } from '#app/modules/payments/payouts/ui/province-money.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const number = readPageNumber(new URL(request.url).searchParams)
  const operates = ctx.actor.grants.some(({ role }) => role === 'province_operator')
  const batches = await listBatches(ctx, { page: number })
  const { collectors, rows } = batches
  return {
    title: titled(ctx.locale, 'payouts.adminTitle'),
    batches: collectors.length > 0 ? { ...batches, shown: Object.fromEntries(rows.map(({ code }) => [code, showCode(code)])) } : null,
    books: collectors.length > 0 ? await booksState(ctx.store.read, collectors.map(({ id }) => id)) : null,
    province: operates ? await listProvinceMoney(ctx, { page: number }) : null,
  }
})

export default function Payouts() {
  const { batches, books, province } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page>
      <PageTitle lead={batches ? t('payouts.adminLead') : undefined}>{t('payouts.adminTitle')}</PageTitle>
      {books && <BooksLine books={books} />}
      {batches && <BatchesPage {...batches} />}
      {province && <ProvinceMoney {...province} />}
    </Page>
  )
}
