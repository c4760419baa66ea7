import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useSay } from '#app/lib/i18n.ts'
import { readOrderBooks } from '#app/modules/orders/books/read-ledger.server.ts'
import { OrderEntriesPage } from '#app/modules/payments/ledger/ui/order-entries-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { bookReaders } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  const code = (new URL(request.url).searchParams.get('ma') ?? '').slice(0, 20)
  return { code, found: await readOrderBooks(ctx, code), title: titled(ctx.locale, 'ledger.findOrder') }
})

export default function LedgerOrder() {
  const say = useSay()
  const { code, found } = useLoaderData<typeof loader>()
  return <OrderEntriesPage code={code} found={found} statusOf={(one) => say(`checkout.step.${found.find((order) => order.code === one)?.status ?? ''}`)} />
}
