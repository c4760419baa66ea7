import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { chooseBooks, readTrialBalance } from '#app/modules/payments/ledger/read-books.server.ts'
import { TrialBalancePage } from '#app/modules/payments/ledger/ui/trial-balance-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { bookReaders, readChoice } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  const chosen = await chooseBooks(ctx, readChoice(new URL(request.url).searchParams))
  return { ...chosen, rows: await readTrialBalance(ctx.store.read, chosen.collector.id, chosen.period), title: titled(ctx.locale, 'ledger.books') }
})

export default function Ledger() {
  return <TrialBalancePage {...useLoaderData<typeof loader>()} />
}
