import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { checkBooksAsked } from '#app/modules/orders/books/check-books.server.ts'
import { readCheck } from '#app/modules/payments/ledger/read-check.server.ts'
import { CheckPage } from '#app/modules/payments/ledger/ui/check-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { bookReaders } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  return { ...(await readCheck(ctx)), title: titled(ctx.locale, 'ledger.checkPage') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  return withForm(request, z.object({}), async () => {
    await checkBooksAsked(ctx)
    return redirect('/quan-tri/so-cai/soat', 303)
  }, { locale: ctx.locale })
})

export default function LedgerCheck() {
  return <CheckPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.error?.['']?.[0]} />
}
