import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { closeMonth, proposeMonth } from '#app/modules/payments/ledger/close-month.server.ts'
import { CloseForm } from '#app/modules/payments/ledger/manual-entry.form.ts'
import { chooseBooks } from '#app/modules/payments/ledger/read-books.server.ts'
import { readMonths } from '#app/modules/payments/ledger/read-months.server.ts'
import { ClosePage } from '#app/modules/payments/ledger/ui/close-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { bookReaders, readChoice } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  const query = new URL(request.url).searchParams
  const chosen = await chooseBooks(ctx, readChoice(query))
  const done = (['proposed', 'closed'] as const).find((state) => state === query.get('xong'))
  return { ...chosen, ...(await readMonths(ctx, chosen.collector.id)), done, title: titled(ctx.locale, 'ledger.closing') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  return withForm(request, CloseForm, async ({ intent, ...month }) => {
    await (intent === 'close' ? closeMonth(ctx, month) : proposeMonth(ctx, month))
    return redirect(`/quan-tri/so-cai/khoa-so?thu_ho=${encodeURIComponent(month.collectorId)}&xong=${intent === 'close' ? 'closed' : 'proposed'}`, 303)
  }, { locale: ctx.locale })
})

export default function LedgerClose() {
  return <ClosePage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.error?.['']?.[0]} />
}
