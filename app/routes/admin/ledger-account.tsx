import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAccount } from '#app/modules/orders/books/read-ledger.server.ts'
import { AccountPage } from '#app/modules/payments/ledger/ui/account-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { bookReaders, readChoice } from '#app/request/ledger-choice.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  const query = new URL(request.url).searchParams
  const party = query.get('nha_ban') ?? ''
  return { ...(await readAccount(ctx, { ...readChoice(query), account: params.account ?? '', party, page: readPageNumber(query) })), party, title: titled(ctx.locale, 'ledger.statement') }
})

export default function LedgerAccount() {
  return <AccountPage {...useLoaderData<typeof loader>()} />
}
